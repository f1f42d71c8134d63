/// A text of ours that a house may word itself: what a complainant is told in our name, and what the levels are called.
/// A complaint is told in the words of the version that it keeps. (6.1)
public enum PolicyText: String, CaseIterable, Hashable, Sendable, Codable, CodingKeyRepresentable {
    // What the levels are called, and what belongs to each. (3.1, 3')
    case levelGeneral = "level-1"
    case levelComplex = "level-2"
    case levelMajor = "level-3"
    case scopeGeneral = "scope-1"
    case scopeComplex = "scope-2"
    case scopeMajor = "scope-3"
    /// Below the number and the code, once it is received. (2.1)
    case acknowledgement
    /// What is not urgent gets it with its registration. (3'.L1.4)
    case automaticReply = "automatic-reply"
    // Where it stands, while nothing else has to be said. (1.2)
    case received = "standing-received"
    case registered = "standing-registered"
    case valid = "standing-valid"
    case graded = "standing-graded"
    case assigned = "standing-assigned"
    case investigated = "standing-investigated"
    case planned = "standing-planned"
    case resolved = "standing-resolved"
    case followUpStarted = "standing-follow-up-started"
    /// A promise that was broken, and one that was kept late. (1.2)
    case promiseBroken = "promise-broken"
    case promiseLate = "promise-late"
    // Rejected, objected to, decided. (3.2.1)
    case rejected, objected
    case objectUntil = "object-until"
    case dismissed
    // With a result, and until when it can be answered. (4.1)
    case resultSent = "result-sent"
    case confirmBy = "confirm-by"
    // The second round. (4.2.1)
    case followUpBy = "follow-up-by"
    case followUpLate = "follow-up-late"
    // Why it was closed, and until when it can be opened again. (4.2.1)
    case closedAccepted = "closed-accepted"
    case closedSilence = "closed-silence"
    case closedExhausted = "closed-exhausted"
    case reopenUntil = "reopen-until"
    case withdrawn
    /// Whom else they may turn to, one a line. (4.2.1)
    case outsideRoutes = "outside-routes"
    /// Asks for an online call-back. (3'.L2.4)
    case callBack = "call-back"
    /// Invites to a video call. (3'.L1.3)
    case callInvitation = "call-invitation"
    /// A temporary measure is over. (3'.L2.3)
    case measureOver = "measure-over"

    /// The clause for which it is said.
    public var clause: Clause {
        switch self {
        case .levelGeneral, .levelComplex, .levelMajor, .scopeGeneral, .scopeComplex, .scopeMajor: "3.1"
        case .acknowledgement: "2.1"
        case .automaticReply: "3'.L1.4"
        case .received, .registered, .valid, .graded, .assigned, .investigated, .planned, .resolved, .followUpStarted,
            .promiseBroken, .promiseLate, .withdrawn:
            "1.2"
        case .rejected, .objected, .objectUntil, .dismissed: "3.2.1"
        case .resultSent, .confirmBy: "4.1"
        case .followUpBy, .followUpLate, .closedAccepted, .closedSilence, .closedExhausted, .reopenUntil,
            .outsideRoutes:
            "4.2.1"
        case .callBack: "3'.L2.4"
        case .callInvitation: "3'.L1.3"
        case .measureOver: "3'.L2.3"
        }
    }

    /// What can be filled in, by the names between braces.
    public var places: Set<String> {
        switch self {
        case .promiseLate: ["time", "due"]
        case .confirmBy: ["time", "days"]
        case .followUpBy, .followUpLate, .closedExhausted: ["time", "n"]
        case .closedSilence: ["sent", "until", "time"]
        case .callBack: ["address"]
        case .callInvitation: ["name"]
        case .measureOver: ["target"]
        case .automaticReply, .promiseBroken, .rejected, .objected, .objectUntil, .dismissed, .closedAccepted,
            .reopenUntil, .withdrawn:
            ["time"]
        default: []
        }
    }

    /// Those without which it would not say what it is for: a limit, a way, a person.
    public var requiredPlaces: Set<String> {
        switch self {
        case .automaticReply, .promiseBroken, .objectUntil, .confirmBy, .followUpBy, .followUpLate, .reopenUntil:
            ["time"]
        case .promiseLate: ["due"]
        case .callBack, .callInvitation, .measureOver: places
        default: []
        }
    }

    /// The level that it is the name of.
    public var namedLevel: Level? {
        switch self {
        case .levelGeneral: .general
        case .levelComplex: .complex
        case .levelMajor: .major
        default: nil
        }
    }

    /// The name of a level.
    public static func name(of level: Level) -> PolicyText {
        switch level {
        case .general: .levelGeneral
        case .complex: .levelComplex
        case .major: .levelMajor
        }
    }

    /// What belongs to a level.
    public static func scope(of level: Level) -> PolicyText {
        switch level {
        case .general: .scopeGeneral
        case .complex: .scopeComplex
        case .major: .scopeMajor
        }
    }

    /// Characters it may have. A name stands in narrow columns.
    public var limit: Int { namedLevel == nil ? 1000 : 20 }

    /// The names between braces in a text, in order.
    public static func places(in text: String) -> [String] {
        var names: [String] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            names.append(String(rest[rest.index(after: open)..<close]))
            rest = rest[rest.index(after: close)...]
        }
        return names
    }
}

extension Policy {
    /// How the house words a text; nil for the built-in words.
    public subscript(text: PolicyText, language: Language) -> String? {
        get { texts[text]?[language] }
        set {
            texts[text, default: [:]][language] = newValue
            if texts[text]?.isEmpty == true { texts[text] = nil }
        }
    }
}
