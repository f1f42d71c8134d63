import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Storage

// Measures over all complaints, for programs of staff. (3'.L2.3, 3'.L3.2)
extension APIRoutes {
    /// `GET /api/v1/measures`
    @Sendable func measures(_ request: Request, _ context: WebContext) async throws -> Response {
        let member = try await credentials.staff(request)
        let ask = try MeasuresAsk(request, ProblemWords(language: context.language))
        let (found, next) =
            ask.isPast
            ? try await site.desk.endedMeasures(for: member, after: ask.after, limit: ask.limit)
            : (try await site.desk.openMeasures(for: member), nil)
        let directory = site.desk.directory
        var writer = JSONWriter(capacity: 4096)
        writer.object { w in
            w.array("items", found) { w, view in
                w.object { w in
                    w.member("number", view.entry.number.rawValue)
                    w.member("linked", view.entry.linked)
                    view.record.write(&w, directory)
                }
            }
            w.member("next", next?.description)
        }
        return json(writer.bytes)
    }
}

/// What the API is asked for of the measures.
struct MeasuresAsk {
    static let views = ["open", "past"]
    static let mostItems = 100
    var isPast = false
    var after: MeasureID?
    var limit = 25

    init(_ request: Request, _ words: ProblemWords) throws {
        let parameters = try QueryParameters(request)
        var errors: [(String, ProblemWords.FieldCode)] = parameters.names
            .subtracting(["view", "after", "limit", "lang"]).map { (String($0.prefix(100)), .unknownField) }
        var unknown = FieldErrors()
        // Given and empty is not the same as left out.
        for name in ["view", "after", "limit"] where parameters.names.contains(name) && parameters[name] == nil {
            unknown.add(name, .unknown)
        }
        if let view = parameters["view"] {
            if Self.views.contains(view) { isPast = view == "past" } else { unknown.add("view", .unknown) }
        }
        if let text = parameters["after"] {
            after = Int64(text).map(MeasureID.init)
            if after == nil { unknown.add("after", .unknown) }
        }
        if let text = parameters["limit"] {
            if let limit = Int(text), (1...Self.mostItems).contains(limit) {
                self.limit = limit
            } else {
                errors.append(("limit", .outOfRange))
            }
        }
        try words.check(errors)
        if !unknown.isEmpty { throw unknown }
    }
}

extension Complaint.MeasureRecord {
    func write(_ w: inout JSONWriter, _ directory: Directory) {
        w.member("measure", id.rawValue)
        w.member("kind", word: kind)
        w.member("state", word: state)
        w.member("target", measure.target.text)
        w.object("flag") { w in
            w.member("key", measure.flag.key)
            measure.flag.writeValue("value", &w)
        }
        w.member("reason", measure.reason.text)
        w.member("proposedBy", word: proposedBy)
        w.member("proposedAt", proposedAt)
        w.member("decidedBy", word: decidedBy)
        w.member("decidedAt", decidedAt)
        w.member("since", since)
        w.member("until", measure.until)
        w.member("endedBy", word: endedBy)
        w.member("endedAt", endedAt)
    }
}

extension Complaint.MeasureLink {
    func write(_ w: inout JSONWriter) {
        w.member("measure", id.rawValue)
        w.member("kind", word: measure.kind)
        w.member("target", measure.target.text)
        w.member("until", measure.until)
        w.member("linkedAt", linkedAt)
        w.member("ending", word: ending)
        w.member("endedAt", endedAt)
    }
}
