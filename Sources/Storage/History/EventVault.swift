import Complaints
import Foundation
import Secrets

/// The words of one event, kept beside it while the event is coded with digests in their place.
final class EventVault: PersonalVault, @unchecked Sendable {
    // Unchecked: a coder wants its user info sendable; a vault is used by the one thread that codes.

    /// A salt and its text, or nil once both were erased.
    struct Entry: Hashable, Sendable {
        var salt: String
        var text: String
    }

    private(set) var entries: [Entry?] = []
    private var texts: [String: String] = [:]
    /// Digests that were asked for and are not here: erased ones, as long as nobody tampered.
    private(set) var missing = 0

    func keep(_ text: String) -> String {
        let salt = SaltedDigest.randomSalt()
        entries.append(Entry(salt: salt, text: text))
        return SaltedDigest.make(text, salt: salt)
    }

    func text(behind digest: String) -> String? {
        if let text = texts[digest] { return text }
        missing += 1
        return nil
    }

    /// Holds these entries from now on, each under the digest it really has: a text that was tampered with is found
    /// under no digest of the event.
    func load(_ entries: [Entry?]) {
        self.entries = entries
        texts.removeAll(keepingCapacity: true)
        missing = 0
        for case let entry? in entries {
            texts[SaltedDigest.make(entry.text, salt: entry.salt)] = entry.text
        }
    }

    /// The stored form: `[["salt","text"],[null,null]]`, or nil when there is nothing to keep.
    static func stored(_ entries: [Entry?]) throws -> String? {
        guard !entries.isEmpty else { return nil }
        let lists: [[String?]] = entries.map { $0.map { [$0.salt, $0.text] } ?? [nil, nil] }
        return String(decoding: try JSONEncoder().encode(lists), as: UTF8.self)
    }

    /// The entries behind the stored form.
    static func entries(_ stored: String?) throws -> [Entry?] {
        guard let stored else { return [] }
        guard let lists = try? JSONDecoder().decode([[String?]].self, from: Data(stored.utf8)) else {
            throw StorageError.corrupt("personal values that cannot be read")
        }
        return lists.map { list in
            guard list.count == 2, let salt = list[0], let text = list[1] else { return nil }
            return Entry(salt: salt, text: text)
        }
    }
}
