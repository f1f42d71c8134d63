import Complaints
import Storage

/// Changes as nodes tell them to one another: `3f2a… c17 r o n4`.
enum Notification {
    /// PostgreSQL allows a little less than 8000 bytes.
    static let mostBytes = 7500
    static let mostChanges = 200

    static func encode(_ changes: [Change], from node: String) -> String {
        var seen: Set<Change> = []
        var words = [node]
        var size = node.utf8.count
        for change in changes where seen.insert(change).inserted {
            let word = word(change)
            words.append(word)
            size += word.utf8.count + 1
            if seen.count > mostChanges || size > mostBytes { return "\(node) *" }
        }
        return words.joined(separator: " ")
    }

    /// The changes another node tells, or nil for what `node` told itself.
    static func decode(_ payload: String, unlessFrom node: String) -> [Change]? {
        let words = payload.split(separator: " ")
        guard let sender = words.first else { return [.anything] }
        return sender == node ? nil : words.dropFirst().map(change)
    }

    private static func word(_ change: Change) -> String {
        switch change {
        case .complaint(let key): "c\(key.rawValue)"
        case .receipt: "r"
        case .outbox: "o"
        case .undelivered: "u"
        case .notices(let staff): "n\(staff.rawValue)"
        case .call(let key): "v\(key.rawValue)"
        case .measures: "m"
        case .incident(let id): "i\(id)"
        case .memberOfIncident(let id): "j\(id)"
        case .staff: "s"
        case .policy: "p"
        case .articles: "a"
        case .articleCounts: "k"
        case .tools: "t"
        case .hosts: "h"
        case .anything: "*"
        }
    }

    /// A word that a newer node may have and we do not know is anything.
    private static func change(_ word: Substring) -> Change {
        let number = Int64(word.dropFirst())
        switch (word.first, number) {
        case ("c", let key?): return .complaint(ComplaintKey(rawValue: key))
        case ("n", let staff?): return .notices(StaffID(rawValue: staff))
        case ("v", let key?): return .call(ComplaintKey(rawValue: key))
        case ("i", let id?): return .incident(id)
        case ("j", let id?): return .memberOfIncident(id)
        case ("r", nil): return .receipt
        case ("o", nil): return .outbox
        case ("m", nil): return .measures
        case ("s", nil): return .staff
        case ("p", nil): return .policy
        case ("u", nil): return .undelivered
        case ("a", nil): return .articles
        case ("k", nil): return .articleCounts
        case ("t", nil): return .tools
        case ("h", nil): return .hosts
        default: return .anything
        }
    }
}
