/// One field of a form, with what was typed and what is wrong with it.
public struct FormField: Sendable {
    /// A choice of a list.
    public struct Option: Sendable, Hashable {
        public var value: String
        public var label: String

        public init(_ value: String, _ label: String) {
            self.value = value
            self.label = label
        }
    }

    /// How the field is asked.
    public enum Kind: Sendable {
        case text
        case email
        case phone
        case password
        case longText
        case select([Option])
        case radio([Option])
        /// Several of a list; `value` holds the chosen ones separated by commas.
        case checkboxes([Option])
        /// Chosen when `value` is `on`.
        case checkbox
        case file
        case hidden
        /// A date and time without zone, `2026-11-24 14:37`, in the zone of the pages.
        case date
        /// A date alone, `2026-11-24`.
        case day
        /// A time of day alone, `22:00`.
        case time
    }

    /// The name it is sent under; letters, digits and hyphens.
    public var name: String
    public var label: String
    public var hint: String?
    public var kind: Kind
    /// What was typed, chosen or proposed.
    public var value: String
    public var error: String?
    public var required: Bool

    public init(
        _ name: String, label: String, hint: String? = nil, kind: Kind = .text, value: String = "",
        error: String? = nil, required: Bool = false
    ) {
        self.name = name
        self.label = label
        self.hint = hint
        self.kind = kind
        self.value = value
        self.error = error
        self.required = required
    }
}
