import Channels
import Complaints
import Fetching

/// The address of a back-office tool with its places for what is looked up.
struct ToolAddress {
    /// What can stand in braces.
    enum Place: String, CaseIterable {
        case userID, email, phone, number
    }

    static let limit = 1000

    private enum Piece {
        case text(Substring)
        case place(Place)
    }

    private let pieces: [Piece]

    /// nil for anything but an http or https address in plain characters whose places stand behind the host.
    init?(_ template: String) {
        guard template.utf8.count <= Self.limit else { return nil }
        var pieces: [Piece] = []
        var rest = template[...]
        while let open = rest.firstIndex(of: "{") {
            guard let close = rest[open...].firstIndex(of: "}"),
                let place = Place(rawValue: String(rest[rest.index(after: open)..<close]))
            else { return nil }
            pieces += [.text(rest[..<open]), .place(place)]
            rest = rest[rest.index(after: close)...]
        }
        pieces.append(.text(rest))
        guard !rest.contains("}"), case .text(let start)? = pieces.first else { return nil }
        // The host is written out, with an end: a value that continued it would lead elsewhere.
        let parts = start.split(separator: "/", maxSplits: 3, omittingEmptySubsequences: false)
        guard pieces.count == 1 || parts.count > 3 || start.contains("?") else { return nil }
        self.pieces = pieces
    }

    /// The address for a complaint, each value percent-encoded. Throws the place that the complaint has nothing for.
    func filled(for complaint: Complaint) throws(MissingValue) -> String {
        var address = ""
        for piece in pieces {
            switch piece {
            case .text(let text): address += text
            case .place(let place):
                guard let value = Self.value(place, complaint), !value.isEmpty else { throw MissingValue(place: place) }
                address += PercentEncoding.encode(value)
            }
        }
        return address
    }

    struct MissingValue: Error { let place: Place }

    private static func value(_ place: Place, _ complaint: Complaint) -> String? {
        switch place {
        case .userID: complaint.userID?.text
        case .email: complaint.contact.email?.text
        case .phone: complaint.contact.phone?.text
        case .number: complaint.number.rawValue
        }
    }
}
