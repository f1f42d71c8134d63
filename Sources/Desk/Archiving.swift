import Complaints
import Foundation
import Storage

// Personal data goes when its time is over, and statistics stay. (6.2)
extension ServiceDesk {
    /// Where `new` erases, takes the personal values out of the store and answers with the case as it then reads:
    /// what is computed from it is computed of that. Otherwise answers with the case as it was.
    func erase(_ new: [Event], of found: Case, _ c: any Connection) throws -> Case {
        var (erased, isWhole) = ([Int](), false)
        for case .erased(let sequences, let reason) in new.map(\.fact) {
            erased += sequences
            if reason != ErasureReason.correction.rawValue { isWhole = true }
        }
        guard !erased.isEmpty else { return found }
        try c.erase(erased, of: found.key)
        if isWhole { try c.eraseSurroundings(of: found.key) }
        return try load(found.key, c)
    }

    /// Anonymises what the policy's term has released, once a day over all nodes; answers how many cases. A node that
    /// stops in between leaves the rest for the next day.
    @discardableResult
    public func keepArchive() async throws -> Int {
        let moment = now()
        guard try await database.aside({ try $0.takesTurn("archive", every: 86_000, at: moment) }) else { return 0 }
        return try await anonymiseReleased()
    }

    /// Anonymises every case and every incident whose term is over and that neither a hold nor an open request keeps;
    /// answers how many. (6.2)
    @discardableResult
    public func anonymiseReleased() async throws -> Int {
        let moment = now()
        var count = 0
        for policy in directory.everyPolicy {
            // The day more is for time zones: the rules decide, this only leaves out what they would refuse.
            let months = policy.retentionMonths
            guard let latest = policy.calendar.date(byAdding: .month, value: -months, to: moment) else { continue }
            var position: ComplaintKey?
            repeat {
                let after = position
                let keys = try await database.read { c in
                    try c.archived(
                        before: latest.addingTimeInterval(86_400), policy: policy.version, after: after, limit: 100)
                }
                for key in keys {
                    if try await anonymise(key) { count += 1 }
                }
                position = keys.last
            } while position != nil
        }
        count += try await anonymiseIncidents()
        try await removeReleasedFiles()
        return count
    }

    private func anonymise(_ key: ComplaintKey) async throws -> Bool {
        let moment = now()
        return try await database.write { c in
            let found = try load(key, c)
            let circumstances = circumstances(found.complaint.policyVersion, at: moment)
            guard found.complaint.refusal(of: .erase, by: .system, circumstances) == nil else { return false }
            _ = try save(
                try found.complaint.decide(.erase, by: .system, circumstances), to: found, c, at: moment)
            return true
        }
    }

    /// Removes the bytes of erased files. What a crash left behind is found again.
    func removeReleasedFiles() async throws {
        while true {
            let files = try await database.read { try $0.releasedFiles() }
            guard !files.isEmpty else { return }
            for file in files {
                if !file.isShared { try await store.remove(file.digest) }
                try await database.aside { try $0.forgetReleased(file.digest) }
            }
        }
    }
}
