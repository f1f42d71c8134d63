public import Complaints

// What is kept, held and asked for, in words. (6.2)
extension Texts {
    /// What is asked for.
    public func word(_ kind: DataRequestKind) -> String {
        switch kind {
        case .copy: self[.requestCopy]
        case .correction: self[.requestCorrection]
        case .deletion: self[.requestDeletion]
        }
    }

    /// A request with its number.
    public func requested(_ kind: DataRequestKind, _ id: Int) -> String {
        self(.factDataRequested, ["n": String(id), "kind": word(kind)])
    }

    /// Why a request is refused.
    public func word(_ ground: DataRefusalGround) -> String {
        switch ground {
        case .retention: self[.groundRetention]
        case .hold: self[.groundHold]
        case .unfounded: self[.groundUnfounded]
        case .other: self[.groundOther]
        }
    }

    /// A value that can be corrected.
    public func word(_ field: DataField) -> String {
        switch field {
        case .userID: self[.userID]
        case .email: self[.email]
        case .phone: self[.phone]
        case .title: self[.columnTitle]
        case .content: self[.fieldContent]
        case .about: self[.about]
        }
    }
}
