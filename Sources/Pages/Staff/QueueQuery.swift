public import Complaints

/// The views of the queue.
public enum QueueView: String, CaseIterable, Hashable, Sendable {
    case toRegister = "to-register"
    case mine, department, breached, all

    /// The letter after `g` that leads there.
    var key: String {
        switch self {
        case .toRegister: "t"
        case .mine: "m"
        case .department: "d"
        case .breached: "b"
        case .all: "a"
        }
    }
}

/// What the queue is asked for: read from and written to its address, so that every choice can be bookmarked.
public struct QueueQuery: Sendable, Hashable {
    public var view: QueueView
    public var level: Level?
    public var type: ComplaintType?
    public var channel: Channel?
    public var state: State?
    /// What is searched for; empty for nothing.
    public var search: String
    /// The key of the line before the first; nil for the beginning.
    public var after: String?

    public init(
        view: QueueView = .mine, level: Level? = nil, type: ComplaintType? = nil, channel: Channel? = nil,
        state: State? = nil, search: String = "", after: String? = nil
    ) {
        self.view = view
        self.level = level
        self.type = type
        self.channel = channel
        self.state = state
        self.search = search
        self.after = after
    }

    /// Whether anything narrows the view.
    public var isFiltered: Bool {
        level != nil || type != nil || channel != nil || state != nil || !search.isEmpty
    }

    /// The address that asks for this.
    public var path: String {
        var items = ["view=\(view.rawValue)"]
        if let level { items.append("level=\(level.rawValue)") }
        if let type { items.append("type=\(type.rawValue)") }
        if let channel { items.append("channel=\(channel.rawValue)") }
        if let state { items.append("state=\(state.rawValue)") }
        if !search.isEmpty { items.append("q=\(Self.percentEncoded(search))") }
        if let after { items.append("after=\(Self.percentEncoded(after))") }
        return "\(Paths.queue)?\(items.joined(separator: "&"))"
    }

    static func percentEncoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let hex = String(byte, radix: 16, uppercase: true)
                result += hex.count == 1 ? "%0\(hex)" : "%\(hex)"
            }
        }
        return result
    }
}
