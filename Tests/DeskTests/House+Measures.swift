import Complaints
import Desk
import Foundation
import Testing

// Steps that tests of measures have in common.
extension House {
    /// A level 2 complaint of a system fault, assigned.
    func complexCase() async throws -> ComplaintNumber {
        let number = try await receive()
        try await register(number)
        try await does("agent", .validate(note: nil), on: number)
        try await does(
            "agent", .grade(.complex, reason: "偶发故障", security: false, systemFault: true), on: number)
        try await does("agent", .assign(.technical, person: try id("tech"), task: nil), on: number)
        return number
    }

    func measureFields(
        flag: String = "checkout.quick-pay", value: String = "false", hours: Double = 24
    ) -> ActFields {
        ActFields([
            "target": "快捷支付", "flag": flag, "value": value, "reason": "回调超时，先行关闭",
            "until": clock.now.addingTimeInterval(hours * 3600).formatted(.iso8601),
        ])
    }

    func propose(on number: ComplaintNumber, hours: Double = 24) async throws -> MeasureID {
        let found = try await desk.act(
            .proposeMeasure, measureFields(hours: hours), on: number, by: try author("tech"))
        return try #require(found.complaint.measures.last?.id)
    }

    func approve(_ id: MeasureID, on number: ComplaintNumber) async throws {
        try await desk.act(
            .decideMeasure, ActFields(["measure": id.description, "decision": "granted"]), on: number,
            by: try author("lead"))
    }

    func flags() async throws -> [String: String] {
        let board = try await desk.flagBoard()
        return Dictionary(uniqueKeysWithValues: board.flags.map { ($0.flag.key, $0.flag.value) })
    }
}
