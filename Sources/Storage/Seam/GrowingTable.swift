/// The tables that grow with every complaint received, in the order in which rows refer to each other.
///
/// Their rows go through ``Connection/add(_:to:)``: an engine may gather those of a transaction and write them together.
public enum GrowingTable: Int, CaseIterable, Sendable {
    case complaint
    case holder
    case event
    case personal
    case receipt

    /// What a column holds.
    public enum Kind: Sendable {
        case integer
        case text
        case bytes
    }

    /// A column that a new row gives a value for.
    public struct Column: Sendable {
        public let name: String
        public let kind: Kind
    }

    /// The columns, in the order of a row's values.
    public var columns: [Column] { Self.layouts[rawValue] }

    private static let layouts = allCases.map { $0.layout }

    private var layout: [Column] {
        func columns(_ kind: Kind, _ names: String) -> [Column] {
            names.split(separator: " ").map { Column(name: String($0), kind: kind) }
        }
        return switch self {
        case .complaint:
            columns(.integer, "id version is_ended level responsible received_at first_result_at ended_at queue_at")
                + columns(.integer, "alarm_at breached marks round incident policy_version imported")
                + columns(.text, "number state type sub_type title channel queue_clock email phone user_id language")
        case .holder:
            columns(.text, "holder") + columns(.integer, "queue_at complaint_id")
        case .event:
            columns(.integer, "complaint_id seq at") + columns(.text, "actor kind payload previous hash")
        case .personal:
            columns(.integer, "complaint_id seq") + columns(.text, "entries")
        case .receipt:
            columns(.integer, "received_at complaint_id") + columns(.text, "channel external_id digest")
                + columns(.bytes, "raw")
        }
    }
}
