import Complaints
public import Desk
import Storage

/// The account that makes all others, made where there is none.
public struct FirstAccount: Sendable {
    public let login: String
    /// Shown once.
    public let password: String

    /// Makes an operations account unless somebody has that role already.
    public static func make(_ desk: ServiceDesk) async throws -> FirstAccount? {
        let accounts = try await desk.database.read { try $0.staff() }
        guard !accounts.contains(where: { $0.roles.contains(.operations) }) else { return nil }
        let taken = Set(accounts.map(\.login))
        let login = taken.contains("operations") ? "operations-2" : "operations"
        do {
            let (_, password) = try await desk.addAccount(
                ServiceDesk.NewAccount(login: login, name: "运营管理员", roles: [.operations]))
            return FirstAccount(login: login, password: password)
        } catch is FieldErrors {
            // Another process that started at the same time made it.
            return nil
        }
    }

    /// What the person who started the server needs to know.
    public func notice(address: String?, place: Place) -> String {
        let open = address.map { ["  open       \($0)/desk"] } ?? []
        return Frame.text(
            ["The first account (operations). The password is shown this once:", ""] + open + [
                "  login      \(login)",
                "  password   \(password)",
                "",
                "It manages people and policy, not complaints. Add an agent under",
                "People, or with:",
                "",
                "  redress staff add \(place.option) --login NAME --name \"FULL NAME\" \\",
                "    --role agent",
            ])
    }
}

/// Lines with a frame around, so that nobody misses them between log lines.
public enum Frame {
    /// The framed text, with a line break at the end.
    public static func text(_ lines: [String]) -> String {
        let width = max(60, lines.map(width).max() ?? 0)
        let bar = String(repeating: "─", count: width + 2)
        let body = lines.map { "│ \($0)\(String(repeating: " ", count: width - Self.width($0))) │" }
        return (["┌\(bar)┐"] + body + ["└\(bar)┘"]).joined(separator: "\n") + "\n"
    }

    /// Columns of a terminal: Chinese characters take two.
    private static func width(_ line: String) -> Int {
        line.unicodeScalars.reduce(0) { $0 + ((0x2E80...0xFFE6).contains($1.value) ? 2 : 1) }
    }
}
