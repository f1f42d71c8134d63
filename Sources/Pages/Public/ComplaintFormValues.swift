public import Complaints

/// What was typed into the complaint form so far.
public struct ComplaintFormValues: Sendable {
    public var type: ComplaintType?
    public var subType: String
    public var title: String
    public var content: String
    public var about: String
    public var email: String
    public var phone: String
    /// "No contact": only the tracking page will carry news.
    public var noContact: Bool
    public var userID: String

    public init(
        type: ComplaintType? = nil, subType: String = "", title: String = "", content: String = "",
        about: String = "", email: String = "", phone: String = "", noContact: Bool = false, userID: String = ""
    ) {
        self.type = type
        self.subType = subType
        self.title = title
        self.content = content
        self.about = about
        self.email = email
        self.phone = phone
        self.noContact = noContact
        self.userID = userID
    }
}

/// The fields of the complaint form that can be wrong; raw values are the ids to jump to.
public enum ComplaintFormField: String, CaseIterable, Hashable, Sendable {
    case type, subType, content, about, title, contact, email, phone, userID, attachments
}

/// A file that came with an earlier attempt and waits for the next.
public struct KeptAttachment: Sendable {
    /// What names it to us.
    public var token: String
    public var name: String
    /// In bytes.
    public var size: Int

    public init(token: String, name: String, size: Int) {
        self.token = token
        self.name = name
        self.size = size
    }
}

/// A sub-type operations added to one of the five types.
public struct SubTypeChoice: Sendable {
    public var type: ComplaintType
    public var value: String
    public var label: String

    public init(type: ComplaintType, value: String, label: String) {
        self.type = type
        self.value = value
        self.label = label
    }
}
