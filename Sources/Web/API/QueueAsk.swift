import Complaints
import Desk
import Foundation
import Hummingbird
import Pages
import Storage

/// What the API is asked for of the queue, read from the query.
struct QueueAsk {
    var view = Storage.QueueView.open
    var filter = QueueFilter()
    var search: String?
    var after: String?
    var limit = 25

    static let mostItems = 100
    /// The views by name: those of the desk, and the archive.
    static let views = Pages.QueueView.allCases.map(\.rawValue) + ["archive"]
    private static let names: Set = ["view", "type", "level", "channel", "state", "q", "after", "limit", "lang"]

    /// Throws what cannot be understood, all at once.
    init(_ request: Request, _ member: StaffMember, _ words: ProblemWords) throws {
        let parameters = try QueryParameters(request)
        var errors = FieldErrors()
        var other: [Problem.Field] = parameters.names.filter { !Self.names.contains($0) }.map {
            Problem.Field(
                name: String($0.prefix(100)), code: ProblemWords.FieldCode.unknownField.rawValue,
                detail: words.field(.unknownField))
        }
        func word<T: RawRepresentable<String>>(_ name: String) -> T? {
            guard let text = parameters[name] else { return nil }
            let value = T(rawValue: text)
            if value == nil { errors.add(name, .unknown) }
            return value
        }
        filter.type = word("type")
        filter.channel = word("channel")
        filter.state = word("state")
        if let text = parameters["level"] {
            filter.level = Int(text).flatMap(Level.init)
            if filter.level == nil { errors.add("level", .unknown) }
        }
        if let text = parameters["view"] {
            if let view = Self.view(text, member) { self.view = view } else { errors.add("view", .unknown) }
        }
        if let text = parameters["limit"] {
            if let limit = Int(text), (1...Self.mostItems).contains(limit) {
                self.limit = limit
            } else {
                other.append(
                    Problem.Field(
                        name: "limit", code: ProblemWords.FieldCode.outOfRange.rawValue,
                        detail: words.field(.outOfRange)))
            }
        }
        if let text = parameters["q"]?.trimmingCharacters(in: .whitespacesAndNewlines), !text.isEmpty {
            if text.count > 200 { errors.add("q", .tooLong(limit: 200)) }
            search = text
        }
        if let text = parameters["after"] {
            let isKnown = search == nil ? QueuePosition(text) != nil : Int64(text) != nil
            if !isKnown { errors.add("after", .unknown) }
            after = text
        }
        // "All" with an ended state leads into the archive, as on the page.
        if view == .open, filter.state?.isEnded == true { view = .ended }
        if !errors.isEmpty || !other.isEmpty {
            let texts = Texts(words.language)
            var problem = Problem(.validation)
            problem.errors =
                other
                + errors.problems.sorted { $0.key < $1.key }
                .map { Problem.Field(name: $0.key, code: $0.value.code, detail: texts.sentence($0.value)) }
            throw problem
        }
    }

    private static func view(_ name: String, _ member: StaffMember) -> Storage.QueueView? {
        if name == "archive" { return .ended }
        switch Pages.QueueView(rawValue: name) {
        case .toRegister: return .toRegister
        case .mine: return .mine(member.id)
        case .department: return .department(member.department)
        case .breached: return .breached
        case .all: return .open
        case nil: return nil
        }
    }

    /// Whether an item found by a search is what the filter asks for.
    func keeps(_ item: QueueItem) -> Bool {
        (filter.type == nil || item.type == filter.type) && (filter.level == nil || item.level == filter.level)
            && (filter.channel == nil || item.channel == filter.channel)
            && (filter.state == nil || item.state == filter.state)
    }
}

extension QueueItem {
    func write(_ w: inout JSONWriter, _ texts: Texts, _ directory: Directory) {
        w.member("number", number.rawValue)
        w.member("version", version)
        w.member("state", word: state)
        w.member("stateName", texts.word(state))
        w.member("level", level?.rawValue)
        w.member("type", word: type)
        w.member("subType", subType)
        w.member("title", title)
        w.member("channel", word: channel)
        w.object("responsible") {
            $0.member("id", responsible.rawValue)
            $0.member("name", directory.name(responsible))
        }
        w.member("receivedAt", receivedAt)
        w.member("endedAt", endedAt)
        w.key("next")
        if let dueAt, let dueClock {
            w.object {
                $0.member("clock", word: dueClock.name)
                $0.member("name", texts.word(dueClock.name))
                $0.member("due", dueAt)
            }
        } else {
            w.null()
        }
        w.member("breached", isBreached)
        w.member("urgent", marks.contains(.urgent))
        w.member("security", marks.contains(.security))
        w.member("systemFault", marks.contains(.systemFault))
        w.member("notReached", marks.contains(.notReached))
        w.member("imported", isImported)
    }
}
