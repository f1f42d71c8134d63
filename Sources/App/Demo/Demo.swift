import Complaints
import Desk
import Foundation
import Logging
import Storage

/// Example complaints and accounts, for looking around and for pictures. Never for real use: the password is known.
public enum Demo {
    /// The password of every example account.
    static let password = "redress-demo"

    /// Fills an empty database with the last weeks of an invented house, as the use cases record it. Answers with what
    /// to tell the person who started the server.
    public static func fill(_ installation: Installation) async throws -> String? {
        let database = installation.desk.database
        if try await isIn(installation) { return Frame.text(accounts) }
        let isEmpty = try await database.read { c in
            try c.staff().isEmpty && c.row("SELECT 1 FROM complaint LIMIT 1") == nil
        }
        guard isEmpty else {
            return "The data folder is in use already: examples go into an empty one only. Nothing was added."
        }
        try await database.write { try $0.set("demo", to: "1") }
        try await play(installation)
        try await installation.desk.refreshReference()
        return Frame.text(accounts)
    }

    /// Whether the folder holds the examples, whose password everybody knows.
    public static func isIn(_ installation: Installation) async throws -> Bool {
        try await installation.desk.database.read { try $0.setting("demo") != nil }
    }

    private static func play(_ installation: Installation) async throws {
        let desk = installation.desk
        let end = desk.now()
        let clock = DemoClock(end.addingTimeInterval(-30 * 86_400))
        let quiet = Logger(label: "redress.demo") { LineLog(label: $0, level: .error, format: .text) }
        let past = try await ServiceDesk.open(
            desk.database, store: desk.store, hashing: desk.hashing, log: quiet, now: { clock.now })
        try await DemoPerson.hire(past)
        try await decree(past)
        try await DemoArticle.publish(in: past)
        let stage = DemoStage(desk: past, clock: clock, log: quiet)
        try await stage.play(DemoCase.all, until: end)
    }

    /// A revised policy: two duty agents in turn, and sub-types. (6.1)
    private static func decree(_ desk: ServiceDesk) async throws {
        var policy = Policy.standard
        policy.version = 2
        policy.effectiveFrom = desk.now()
        policy.dutyAgents = DemoPerson.duty.compactMap { $0.member(in: desk)?.id }
        policy.subTypes = [
            Policy.SubType(type: .functionalFault, id: "login", names: ["zh-CN": "登录", "en": "Signing in"]),
            Policy.SubType(type: .functionalFault, id: "payment", names: ["zh-CN": "支付", "en": "Payment"]),
            Policy.SubType(type: .serviceQuality, id: "refund", names: ["zh-CN": "退款", "en": "Refund"]),
        ]
        let (revised, author, moment) = (policy, DemoPerson.operations.member(in: desk)?.id, desk.now())
        try await desk.database.write { try $0.addPolicy(revised, author: author, at: moment) }
        try await desk.refreshReference()
    }

    private static var accounts: [String] {
        ["Example data. Everybody's password is \(password): never use this folder for real.", ""]
            + DemoPerson.allCases.map { person in
                "  " + person.rawValue.padding(toLength: 12, withPad: " ", startingAt: 0) + person.name + "  "
                    + person.roles.map(\.rawValue).joined(separator: ", ")
            }
    }
}
