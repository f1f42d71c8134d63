import Complaints
import Foundation
import Storage

/// What a host site is posted: which flag, what it is from now on, and since and until when. Nothing about persons and no
/// words of a complaint are in it.
struct WebhookMessage: Encodable {
    /// Where it goes, in the outbox.
    static let kind = "webhook"

    let id: String
    let type: String
    let timestamp: Date
    let data: Content

    struct Content: Encodable {
        let measure: Int64
        let kind: MeasureKind
        let flag: Flag
        let since: Date?
        let until: Date
        let inForce: Bool
        let endedAt: Date?
    }

    struct Flag: Encodable {
        let setting: FlagSetting

        enum CodingKeys: String, CodingKey { case key, value }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(setting.key, forKey: .key)
            switch setting.kind {
            case .boolean: try container.encode(setting.value == "true", forKey: .value)
            case .number: try container.encode(Decimal(string: setting.value) ?? 0, forKey: .value)
            case .text: try container.encode(setting.value, forKey: .value)
            }
        }
    }

    init(_ turn: MeasureTurn, to webhook: Webhook) {
        let record = turn.record
        let what =
            switch turn.ending {
            case nil: "started"
            case .refused: "refused"
            case .rolledBack: "rolled-back"
            case .expired, .lapsed: "ended"
            }
        id = "w-\(record.id)-\(what)-\(webhook.id)"
        type = "measure.\(what)"
        timestamp = turn.at
        data = Content(
            measure: record.id.rawValue, kind: record.kind, flag: Flag(setting: record.measure.flag),
            since: record.since, until: record.measure.until, inForce: turn.ending == nil,
            endedAt: turn.ending == nil ? nil : turn.at)
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .iso8601
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
