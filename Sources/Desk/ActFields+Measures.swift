import Complaints
import Foundation

// The fields of temporary measures and isolations. (3'.L2.3, 3'.L3.2)
extension CommandReader {
    /// One that is linked is read by the desk: what it is stands elsewhere.
    mutating func readMeasure(_ act: Act) -> Command? {
        switch act {
        case .proposeMeasure: return measure().map { .proposeMeasure($0) }
        case .isolate: return measure().map { .isolate($0) }
        case .decideMeasure:
            let granted = fields.values["decision"] == "granted"
            guard let id = knownMeasure() else { return nil }
            return .decideMeasure(id, granted: granted, reason: text("reason"))
        default:
            guard let id = knownMeasure() else { return nil }
            return .rollBackMeasure(id, reason: text("reason"))
        }
    }

    private mutating func knownMeasure() -> MeasureID? {
        guard let raw = fields.values["measure"], !raw.isEmpty else {
            errors.add("measure", .missing)
            return nil
        }
        guard let id = Int64(raw) else {
            errors.add("measure", .unknown)
            return nil
        }
        return MeasureID(rawValue: id)
    }

    private mutating func measure() -> Measure? {
        let target = line("target")
        let reason = text("reason")
        let key = errors.text("flag", fields.values["flag"], limit: FlagSetting.longestKey, line: true, required: true)
        if !key.isEmpty, !FlagSetting.isKey(key) { errors.add("flag", .notAFlag) }
        let value = errors.text(
            "value", fields.values["value"], limit: FlagSetting.longestValue, line: true, required: true)
        let until = date("until")
        guard errors.isEmpty, let until, let id = measureID, let flag = FlagSetting(key: key, typed: value) else {
            return nil
        }
        return Measure(id: id, target: Personal(target), flag: flag, reason: Personal(reason), until: until)
    }
}
