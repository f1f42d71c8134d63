import Complaints

// Holds, and answers to requests of a person for their data. (6.2)
extension CommandReader {
    mutating func readArchiving(_ act: Act) -> Command? {
        switch act {
        case .placeHold: return .placeHold(reason: text("reason"))
        case .liftHold: return .liftHold(reason: text("reason"))
        case .grantRequest:
            guard let id = request() else { return nil }
            let field: DataField? = errors.word("field", fields.values["field"], required: false)
            return .grantRequest(id, field: field, value: correctedValue(field))
        default:
            let ground: DataRefusalGround? = errors.word("ground", fields.values["ground"])
            let why = text("reason")
            guard let id = request(), let ground else { return nil }
            return .refuseRequest(id, ground, reason: why)
        }
    }

    private mutating func request() -> Int? {
        guard let raw = fields.values["request"], !raw.isEmpty else {
            errors.add("request", .missing)
            return nil
        }
        guard let id = Int(raw) else {
            errors.add("request", .unknown)
            return nil
        }
        return id
    }

    /// A corrected value, in the form that the field has where it is first given.
    private mutating func correctedValue(_ field: DataField?) -> String {
        switch field {
        case .email: errors.email("value", fields.values["value"]) ?? ""
        case .phone: errors.phone("value", fields.values["value"]) ?? ""
        case .content: text("value", limit: TextLimit.content)
        case .title, .about, .userID, nil: line("value")
        }
    }
}
