public import Complaints
public import Foundation

/// One bulletin, as its readers see it. (3'.L3.4)
public struct BulletinEntry: Sendable {
    /// From 1, in the order they appeared.
    public var ordinal: Int
    public var stage: BulletinStage
    public var text: String
    public var time: Date
    public var expectedAt: Date?
    /// When its words were corrected last; nil when they are those it appeared with.
    public var correctedAt: Date?

    public init(ordinal: Int, stage: BulletinStage, text: String, time: Date, expectedAt: Date?) {
        self.ordinal = ordinal
        self.stage = stage
        self.text = text
        self.time = time
        self.expectedAt = expectedAt
    }
}

/// Bulletins as a list, the newest first, and how far the repair is.
enum Bulletins {
    static func list(_ entries: [BulletinEntry], in context: PageContext, forStaff: Bool) -> HTML {
        let texts = context.texts
        let items = entries.sorted { $0.ordinal > $1.ordinal }.map { entry -> HTML in
            let expected: HTML? = entry.expectedAt.map { date in
                let time = forStaff ? context.time.staffTag(date) : context.time.openTag(date)
                return "<p class=\"quiet\">\(texts.html(.bulletinExpected, ["time": time]))</p>"
            }
            let corrected: HTML? = entry.correctedAt.map { date in
                let time = forStaff ? context.time.staffTag(date) : context.time.openTag(date)
                return "<p class=\"quiet\">\(texts.html(.bulletinCorrected, ["time": time]))</p>"
            }
            return """
                <li id="bulletin-\(entry.ordinal)"><p class="bulletin-head"><strong>\(texts.word(entry.stage))</strong> \
                \(forStaff ? context.time.staffTag(entry.time) : context.time.openTag(entry.time))</p>
                <p class="bulletin-text" dir="auto">\(entry.text)</p>\(expected)\(corrected)</li>
                """
        }
        return "<ol class=\"bulletins\">\(items)</ol>"
    }

    /// The four stages in a row, those passed and the present one marked in words too.
    static func stages(_ present: BulletinStage, in context: PageContext) -> HTML {
        let all = BulletinStage.allCases
        let place = all.firstIndex(of: present) ?? 0
        let items = all.enumerated().map { index, stage -> HTML in
            let shape: StaticString = index < place ? "is-past" : index == place ? "is-now" : "is-ahead"
            return """
                <li class="\(HTML(stringLiteral: "\(shape)"))"\
                \(attribute: "aria-current", index == place ? "step" : nil)>\(context.texts.word(stage))</li>
                """
        }
        return "<ol class=\"stages\" aria-label=\"\(context.texts[.incidentStages])\">\(items)</ol>"
    }
}

extension Texts {
    /// How far the repair is.
    public func word(_ stage: BulletinStage) -> String {
        switch stage {
        case .investigating: self[.stageInvestigating]
        case .located: self[.stageLocated]
        case .repairing: self[.stageRepairing]
        case .repaired: self[.stageRepaired]
        }
    }
}
