import Complaints
import Foundation
public import Storage

/// A stretch of an export, and where it ended.
public struct ExportPage: Sendable {
    /// Lines without their line break.
    public let lines: [String]
    /// Where the next stretch starts; nil when there is nothing left.
    public let next: ComplaintKey?
}

// Everything, readable without this program. (6.2)
extension ServiceDesk {
    /// Complaints with every event and clock as JSON, one line each, in the order in which they came.
    public func exportComplaints(after key: ComplaintKey?, limit: Int = 100) async throws -> ExportPage {
        let (keys, cases) = try await database.read { c in
            let keys = try c.complaints(after: key, limit: limit)
            return (keys, try keys.map { try load($0, c) })
        }
        let encoder = Self.exportEncoder
        let directory = directory
        let lines = try cases.map { found in
            String(decoding: try encoder.encode(ExportedComplaint(found, directory)), as: UTF8.self)
        }
        return ExportPage(lines: lines, next: keys.count < limit ? nil : keys.last)
    }

    /// Incidents with every event, bulletin and clock as JSON, one line each, in the order in which they were opened;
    /// `next` is where the next stretch starts.
    public func exportIncidents(after id: Int64, limit: Int = 100) async throws -> (lines: [String], next: Int64?) {
        let cases = try await database.read { c in
            try c.incidents(after: id, limit: limit).map { try load(incident: $0, c) }
        }
        let encoder = Self.exportEncoder
        let directory = directory
        let lines = try cases.map { found in
            String(decoding: try encoder.encode(ExportedIncident(found, directory)), as: UTF8.self)
        }
        return (lines, cases.count < limit ? nil : cases.last?.incident.id)
    }

    private static var exportEncoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        encoder.dateEncodingStrategy = .custom { date, encoder in
            var container = encoder.singleValueContainer()
            // The style cuts what is behind the millisecond, and a stored millisecond is seldom a whole binary fraction.
            let nudged = Date(timeIntervalSince1970: date.timeIntervalSince1970 + 0.000_1)
            try container.encode(nudged.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true)))
        }
        return encoder
    }

    /// The list of complaints as CSV, a line each, for a spreadsheet. The header is ``exportListHeader``.
    public func exportList(after key: ComplaintKey?, limit: Int = 500) async throws -> ExportPage {
        let (keys, items) = try await database.read { c in
            let keys = try c.complaints(after: key, limit: limit)
            return (keys, try keys.compactMap { try c.queueItem($0) })
        }
        let directory = directory
        let zone = directory.policy(at: now()).calendar.timeZone
        let lines = items.map { item in
            let fields: [String] = [
                item.number.rawValue, item.state.rawValue, item.level.map { String($0.rawValue) } ?? "",
                item.type.rawValue, item.subType ?? "", item.title ?? "", item.channel.rawValue,
                directory.name(item.responsible), Self.time(item.receivedAt, zone),
                item.endedAt.map { Self.time($0, zone) } ?? "", item.dueAt.map { Self.time($0, zone) } ?? "",
                item.dueClock?.name.rawValue ?? "", item.isBreached ? "yes" : "", item.isImported ? "yes" : "",
            ]
            return fields.map(Self.field).joined(separator: ",")
        }
        return ExportPage(lines: lines, next: keys.count < limit ? nil : keys.last)
    }

    /// The columns of ``exportList(after:limit:)``.
    public static let exportListHeader =
        "number,state,level,type,sub_type,title,channel,responsible,received_at,ended_at,due_at,due_clock,breached,imported"

    /// How many complaints an export has.
    public func countForExport() async throws -> Int {
        try await database.read { try $0.complaintCount() }
    }

    private static func time(_ date: Date, _ zone: TimeZone) -> String {
        date.formatted(Date.ISO8601FormatStyle(timeZoneSeparator: .colon, timeZone: zone))
    }

    /// A CSV field. What a spreadsheet would take for a formula gets an apostrophe in front.
    static func field(_ text: String) -> String {
        let safe = text.first.map { "=+-@\t\r".contains($0) } == true ? "'" + text : text
        guard safe.contains(where: { ",\"\n\r".contains($0) || $0.isNewline }) else { return safe }
        return "\"" + safe.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    }
}
