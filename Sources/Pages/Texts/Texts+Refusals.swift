public import Complaints
import Foundation

extension Texts {
    /// The sentence of a refusal, which says what to do about it.
    public func sentence(_ refusal: Refusal, time: TimeFormat) -> String {
        let table = language == .zh ? TextsInChinese.refusals : TextsInEnglish.refusals
        var text = table[refusal.code] ?? refusal.code
        for (name, value) in replacements(refusal, time) {
            text = text.replacingOccurrences(of: "{\(name)}", with: value)
        }
        return text
    }

    /// The same with the clause that the refusal stands on.
    public func reasoned(_ refusal: Refusal, time: TimeFormat) -> String {
        "\(sentence(refusal, time: time)) \(self(.clauseMark, ["clause": refusal.clause.rawValue]))"
    }

    private func replacements(_ refusal: Refusal, _ time: TimeFormat) -> [(String, String)] {
        switch refusal {
        case .wrongState(let state): [("state", word(state))]
        case .wrongDepartment(let level): [("level", word(level))]
        case .departmentMissing(let department): [("department", word(department))]
        case .resultIncomplete(let missing):
            [
                (
                    "parts",
                    ResultPart.allCases.filter(missing.contains).map(word).joined(separator: self[.listSeparator])
                )
            ]
        case .silenceNotOver(let date), .retentionRunning(let date): [("time", time.staff(date))]
        case .callBackMissing(let made, let needed): [("made", String(made)), ("needed", String(needed))]
        case .retentionTooShort(let months): [("months", String(months))]
        case .departureUnconfirmed(let clause), .clockUnworkable(let clause): [("clause", clause.rawValue)]
        default: []
        }
    }

    /// What is wrong with a field, by the problem's code.
    public func problem(_ code: String, limit: Int? = nil, name: String? = nil) -> String {
        let table = language == .zh ? TextsInChinese.problems : TextsInEnglish.problems
        var text = table[code] ?? code
        if let limit { text = text.replacingOccurrences(of: "{limit}", with: String(limit)) }
        if let name { text = text.replacingOccurrences(of: "{name}", with: name) }
        return text
    }
}
