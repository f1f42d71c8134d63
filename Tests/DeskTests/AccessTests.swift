import Complaints
import Desk
import Foundation
import Secrets
import Storage
import Testing

@Suite("Who is let in")
struct AccessTests {
    @Test("1.2t number and code open a complaint, typed in whatever way")
    func typed() async throws {
        try await House.with { house in
            let received = try await house.desk.receive(.sample, channel: .form, key: nil)
            let code = received.code.lowercased().replacingOccurrences(of: "-", with: " ")
            let number = "  " + received.number.rawValue.lowercased()
            #expect(try await house.desk.unlock(number, code: code, address: "a") == received.number)
        }
    }

    @Test("A wrong code and an unknown number cannot be told apart")
    func indistinguishable() async throws {
        try await House.with { house in
            let number = try await house.receive()
            let other = house.desk.code(of: ComplaintNumber(rawValue: "R26112499999"))
            await #expect(throws: CaseUnknown.self) {
                try await house.desk.unlock(number.rawValue, code: other, address: "a")
            }
            await #expect(throws: CaseUnknown.self) {
                try await house.desk.unlock("R26112499999", code: other, address: "a")
            }
        }
    }

    @Test("Ten wrong codes and the number waits a quarter of an hour, even for the right one")
    func attempts() async throws {
        try await House.with { house in
            let received = try await house.desk.receive(.sample, channel: .form, key: nil)
            let wrong = house.desk.code(of: ComplaintNumber(rawValue: "R1"))
            for _ in 0..<10 {
                await #expect(throws: CaseUnknown.self) {
                    try await house.desk.unlock(received.number.rawValue, code: wrong, address: UUID().uuidString)
                }
            }
            await #expect(throws: SignInFailure.tooMany(minutes: 15)) {
                try await house.desk.unlock(received.number.rawValue, code: received.code, address: "z")
            }
            house.clock.advance(minutes: 16)
            #expect(
                try await house.desk.unlock(received.number.rawValue, code: received.code, address: "z")
                    == received.number)
        }
    }

    @Test("Signing in: the right password, a session that lives twelve hours unused, and ends when signed out")
    func sessions() async throws {
        try await House.with { house in
            let (token, who) = try await house.desk.signIn(login: "Agent", password: House.password, address: "a")
            #expect(who.account.name == "林一")
            #expect(try await house.desk.session(token: token)?.account.id == who.account.id)
            house.clock.advance(hours: 11)
            #expect(try await house.desk.session(token: token) != nil)
            house.clock.advance(hours: 11)
            #expect(try await house.desk.session(token: token) != nil, "used eleven hours ago")
            house.clock.advance(hours: 13)
            #expect(try await house.desk.session(token: token) == nil)
            let (second, again) = try await house.desk.signIn(login: "agent", password: House.password, address: "a")
            try await house.desk.signOut(again)
            #expect(try await house.desk.session(token: second) == nil)
        }
    }

    @Test("A wrong password and an unknown login are the same answer; after ten it waits")
    func wrongPassword() async throws {
        try await House.with { house in
            await #expect(throws: SignInFailure.wrong) {
                try await house.desk.signIn(login: "nobody", password: "x", address: "a")
            }
            for _ in 0..<10 {
                await #expect(throws: SignInFailure.wrong) {
                    try await house.desk.signIn(login: "agent", password: "x", address: "a")
                }
            }
            await #expect(throws: SignInFailure.tooMany(minutes: 15)) {
                try await house.desk.signIn(login: "agent", password: House.password, address: "a")
            }
        }
    }

    @Test("Disabling an account ends its sessions and tokens at once")
    func disabled() async throws {
        try await House.with { house in
            let (token, who) = try await house.desk.signIn(login: "agent", password: House.password, address: "a")
            let bearer = try await house.desk.makeToken(login: "agent", name: "test", days: 1)
            #expect(try await house.desk.bearer(bearer)?.id == who.account.id)
            try await house.desk.setEnabled(who.account.id, false)
            #expect(try await house.desk.session(token: token) == nil)
            #expect(try await house.desk.bearer(bearer) == nil)
            await #expect(throws: SignInFailure.wrong) {
                try await house.desk.signIn(login: "agent", password: House.password, address: "a")
            }
        }
    }

    @Test("A token expires, and is stored as a digest only")
    func tokens() async throws {
        try await House.with { house in
            let token = try await house.desk.makeToken(login: "agent", name: "test", days: 1)
            let stored = try await house.database.rows("SELECT digest FROM api_token").map { try $0.text(0) }
            #expect(stored == [Token.digest(token)])
            house.clock.advance(hours: 25)
            #expect(try await house.desk.bearer(token) == nil)
            await #expect(throws: FieldErrors.self) {
                try await house.desk.makeToken(login: "nobody", name: "x", days: nil)
            }
        }
    }

    @Test("A new password ends every session")
    func newPassword() async throws {
        try await House.with { house in
            let (token, who) = try await house.desk.signIn(login: "agent", password: House.password, address: "a")
            let password = try await house.desk.resetPassword(who.account.id)
            #expect(try await house.desk.session(token: token) == nil)
            _ = try await house.desk.signIn(login: "agent", password: password, address: "a")
        }
    }
}
