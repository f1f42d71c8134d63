import Complaints
import Foundation
import Storage
import StorageSQLite
import Testing

@Suite("Accounts, passages and settings") struct NounTests {
    @Test("Staff: added, found, changed, disabled with sessions and tokens", arguments: Engine.allCases)
    func staff(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            try await database.write { connection in
                let id = try connection.addStaff(
                    login: "Zhang.San", name: "张三", roles: [.technical, .agent], contact: "8001", passwordHash: "h",
                    deputy: lead, at: morning)
                let found = try connection.staff(login: "ZHANG.SAN")
                #expect(found?.id == id && found?.roles == [.technical, .agent] && found?.deputy == lead)
                try connection.changeStaff(id, name: "张三丰", roles: [.business], contact: nil, deputy: nil)
                try connection.beginSession(
                    digest: "s", of: id, csrf: "c", at: morning, expires: morning.addingTimeInterval(60))
                try connection.addToken(digest: "t", of: id, name: "script", at: morning)
                #expect(try connection.session(digest: "s", at: morning)?.staff == id)
                #expect(try connection.tokenHolder(digest: "t", at: morning)?.name == "张三丰")
                #expect(try connection.roster()[id]?.roles == [.business])
                try connection.setStaff(id, enabled: false, at: morning)
                #expect(try connection.session(digest: "s", at: morning) == nil)
                #expect(try connection.tokenHolder(digest: "t", at: morning) == nil)
                #expect(try connection.tokens(of: id).map(\.revokedAt) == [morning])
                #expect(try connection.roster().holders(of: .business) == [])
            }
        }
    }

    @Test("Sessions end by time, by logout, and by a new password", arguments: Engine.allCases)
    func sessions(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            try await database.write { connection in
                let end = morning.addingTimeInterval(60)
                for digest in ["a", "b"] {
                    try connection.beginSession(digest: digest, of: agent, csrf: "c", at: morning, expires: end)
                }
                #expect(try connection.session(digest: "a", at: end) == nil)
                try connection.touchSession(digest: "a", at: end, expires: end.addingTimeInterval(60))
                #expect(try connection.session(digest: "a", at: end)?.seenAt == end)
                #expect(try connection.dropExpiredSessions(at: end) == 1)
                try connection.setPasswordHash("new", of: agent)
                #expect(try connection.session(digest: "a", at: end) == nil)
                #expect(try connection.staff(agent)?.passwordHash == "new")
            }
        }
    }

    @Test("Tokens expire, are revoked, and note their use once an hour", arguments: Engine.allCases)
    func tokens(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            try await database.write { connection in
                let end = morning.addingTimeInterval(7200)
                try connection.addToken(digest: "t", of: agent, name: "x", at: morning, expires: end)
                try connection.touchToken(digest: "t", at: morning)
                try connection.touchToken(digest: "t", at: morning.addingTimeInterval(60))
                #expect(try connection.tokens(of: agent).first?.usedAt == morning)
                #expect(try connection.tokenHolder(digest: "t", at: morning)?.id == agent)
                #expect(try connection.tokenHolder(digest: "t", at: end) == nil)
                #expect(try connection.revokeToken(digest: "t", at: morning))
                #expect(try !connection.revokeToken(digest: "t", at: morning))
                #expect(try connection.tokenHolder(digest: "t", at: morning) == nil)
            }
        }
    }

    @Test("Attempts are counted per window and forgotten after a success", arguments: Engine.allCases)
    func attempts(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            try await database.write { connection in
                for count in 1...3 {
                    #expect(try connection.countAttempt("login/agent", window: 600, at: morning) == count)
                }
                #expect(try connection.attempts("login/agent", window: 600, at: morning) == 3)
                let later = morning.addingTimeInterval(600)
                #expect(try connection.attempts("login/agent", window: 600, at: later) == 0)
                #expect(try connection.countAttempt("login/agent", window: 600, at: later) == 1)
                try connection.forgetAttempts("login/agent")
                #expect(try connection.attempts("login/agent", window: 600, at: later) == 0)
                _ = try connection.countAttempt("x", window: 600, at: morning)
                #expect(try connection.dropAttempts(before: later) == 1)
            }
        }
    }

    @Test(
        "Policies and settings come back as they went in; a setting made by two at once has one value",
        arguments: Engine.allCases)
    func policies(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            try await database.write { connection in
                var second = Policy.standard
                second.version = 2
                second.silenceDays = 9
                try connection.addPolicy(second, author: lead, at: morning)
                #expect(try connection.policies().map(\.policy) == [.standard, second])
                #expect(try connection.policies().map(\.author) == [nil, lead])
                #expect(try connection.setting("secret", orSet: "a") == "a")
                #expect(try connection.setting("secret", orSet: "b") == "a")
                try connection.set("secret", to: "c")
                #expect(try connection.setting("secret") == "c")
            }
        }
    }

    @Test("The same message twice is one receipt; what nothing came of waits for a person", arguments: Engine.allCases)
    func receipts(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            try await database.write { connection in
                let id = try connection.addReceipt(.email, externalID: "m1", digest: "d", raw: [1, 2], at: morning)
                #expect(id != nil)
                #expect(try connection.addReceipt(.email, externalID: "m1", digest: "e", raw: [], at: morning) == nil)
                #expect(try connection.receipt(.email, externalID: "m1")?.digest == "d")
                #expect(try connection.receipt(.sms, externalID: "m1") == nil)
                try connection.markReceipt(id ?? 0, problem: "no sender")
                #expect(try connection.openReceipts().map(\.problem) == ["no sender"])
                let key = try connection.add(received(receipt()))
                try connection.settleReceipt(id ?? 0, as: key)
                #expect(try connection.openReceipts() == [])
                #expect(try connection.receipt(.email, externalID: "m1")?.complaint == key)
            }
        }
    }

    @Test(
        "Outbox: claimed once, due again when the worker dies, tried again, given up, revived, delivered",
        arguments: Engine.allCases)
    func outbox(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            try await database.write { connection in
                let key = try connection.add(received(receipt()))
                try connection.post("m1", kind: "email", on: key, sequence: 2, payload: "p", at: morning)
                #expect(try connection.nextOutboxTime(["email"]) == morning)
                let claimed = try connection.claimOutbox(["email"], limit: 10, lease: 60, at: morning)
                #expect(claimed.map(\.message) == ["m1"] && claimed.first?.number.rawValue == "R26112400001")
                #expect(try connection.claimOutbox(["email"], limit: 10, lease: 60, at: morning) == [])
                let after = morning.addingTimeInterval(60)
                #expect(try connection.claimOutbox(["email"], limit: 10, lease: 60, at: after).map(\.attempts) == [1])
                let id = claimed.first?.id ?? 0
                #expect(try connection.markFailed(id, error: "busy", next: after.addingTimeInterval(600), at: after))
                #expect(try connection.nextOutboxTime(["email"]) == after.addingTimeInterval(600))
                #expect(try connection.markFailed(id, error: "gone", next: nil, at: after))
                #expect(try !connection.markFailed(id, error: "late", next: after, at: after))
                #expect(try connection.deadMessages().map(\.lastError) == ["gone"])
                #expect(try connection.nextOutboxTime(["email"]) == nil)
                #expect(try connection.deadMessages(before: id).isEmpty)
                try connection.revive(id, at: after)
                #expect(try connection.deadMessage(id) == nil)
                let again = try connection.claimOutbox(["email"], limit: 10, lease: 60, at: after)
                #expect(again.map(\.id) == [id] && again.map(\.attempts) == [0], "all its attempts are before it")
                try connection.post("m2", kind: "email", on: key, sequence: 3, at: after)
                let later = try #require(try connection.messages(of: key).last)
                try connection.markDelivered([later.id], at: after)
                #expect(try connection.isOvertaken(again[0]) && !connection.isOvertaken(later))
                try connection.markDelivered([id], at: after)
                #expect(try connection.messages(of: key).map(\.state) == [.delivered, .delivered])
            }
        }
    }

    @Test(
        "Uploads: used once, withdrawn, or expired; bytes stay as long as something refers to them",
        arguments: Engine.allCases)
    func attachments(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            try await database.write { connection in
                let key = try connection.add(received(receipt()))
                let end = morning.addingTimeInterval(3600)
                func upload(_ token: String, _ digest: String) throws -> Int64 {
                    try connection.addUpload(
                        token: token, digest: digest, size: 3, contentType: "image/png", name: "图.png",
                        isInlineSafe: true, at: morning, expires: end)
                }
                let first = try upload("t1", "same")
                let second = try upload("t2", "same")
                let third = try upload("t3", "other")
                #expect(try connection.upload(token: "t1", at: morning)?.name == "图.png")
                #expect(try connection.upload(token: "t1", at: end) == nil)
                #expect(try connection.attach(first, to: key))
                #expect(try !connection.attach(first, to: key))
                #expect(try connection.upload(token: "t1", at: morning) == nil)
                #expect(try connection.dropUpload(first) == nil)
                #expect(try connection.dropUpload(second) == nil)
                #expect(try connection.dropExpiredUploads(at: end) == ["other"])
                #expect(try connection.attachment(third) == nil)
                #expect(try connection.attachments(of: key).map(\.id) == [first])
                try connection.eraseSurroundings(of: key)
                #expect(try connection.attachment(first)?.name == nil)
                #expect(try connection.releasedFiles().map(\.digest) == ["same"])
                #expect(try connection.releasedFiles().map(\.isShared) == [false])
                _ = try upload("t4", "same")
                #expect(try connection.releasedFiles().map(\.isShared) == [true])
                try connection.forgetReleased("same")
                #expect(try connection.releasedFiles().isEmpty)
            }
        }
    }

    @Test("Attachment bytes: kept once under their digest, gone when removed; no name becomes a path")
    func attachmentStore() async throws {
        try await withFolder { folder in
            let store = FileAttachmentStore(directory: folder + "/attachments")
            let bytes = Data("投诉".utf8)
            let digest = try await store.keep(bytes)
            #expect(try await store.keep(bytes) == digest)
            #expect(digest == attachmentDigest(of: bytes) && digest.count == 64)
            #expect(try await store.bytes(of: digest) == bytes)
            #expect(try await store.bytes(of: "../../etc/passwd") == nil)
            let files = try FileManager.default.subpathsOfDirectory(atPath: folder + "/attachments")
            #expect(files.sorted() == [String(digest.prefix(2)), "\(digest.prefix(2))/\(digest)"])
            try await store.remove(digest)
            try await store.remove(digest)
            #expect(try await store.bytes(of: digest) == nil)
            #expect(try await store.keep(Data()) == attachmentDigest(of: Data()))
        }
    }

    @Test("The same notice is raised once", arguments: Engine.allCases)
    func notices(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            try await database.write { connection in
                let key = try connection.add(received(receipt()))
                try connection.raise("breached", to: agent, on: key, key: "k1", at: morning)
                try connection.raise("breached", to: agent, on: key, key: "k1", at: morning)
                try connection.raise("breached", to: lead, on: key, key: "k2", at: morning)
                #expect(try connection.unseenNotices(of: agent) == 1)
                #expect(try connection.notices(of: agent).map(\.number?.rawValue) == ["R26112400001"])
                try connection.seeNotices(of: agent, on: key, at: morning)
                #expect(try connection.unseenNotices(of: agent) == 0)
                #expect(try connection.notices(of: agent, seen: false) == [])
                #expect(try connection.notices(of: agent).map(\.seenAt) == [morning])
                #expect(try connection.unseenNotices(of: lead) == 1)
            }
        }
    }
}
