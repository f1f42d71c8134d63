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
    static func stored(_ entries: [Entry?]) -> String? {
        guard !entries.isEmpty else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(entries.reduce(2) { $0 + 40 + ($1?.text.utf8.count ?? 0) })
        for (index, entry) in entries.enumerated() {
            bytes += index == 0 ? "[[".utf8 : ",[".utf8
            if let entry {
                JSONText.append(entry.salt, to: &bytes)
                bytes.append(UInt8(ascii: ","))
                JSONText.append(entry.text, to: &bytes)
            } else {
                bytes += "null,null".utf8
            }
            bytes.append(UInt8(ascii: "]"))
        }
        bytes.append(UInt8(ascii: "]"))
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The entries behind the stored form.
    static func entries(_ stored: String?) throws -> [Entry?] {
        guard let stored else { return [] }
        guard case .array(let lists)? = try? JSONValue(parsing: stored) else {
            throw StorageError.corrupt("personal values that cannot be read")
        }
        return lists.map { list in
            guard case .array(let pair) = list, pair.count == 2, case .string(let salt) = pair[0],
                case .string(let text) = pair[1]
            else { return nil }
            return Entry(salt: salt, text: text)
        }
    }
}
