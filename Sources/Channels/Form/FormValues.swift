/// The fields of a form in the order they were sent; a name may come several times.
public struct FormValues: Sendable, Hashable {
    /// One field.
    public struct Field: Sendable, Hashable {
        /// Its name in the form.
        public let name: String
        /// What was entered, unchecked.
        public let value: String
    }

    /// All fields in order.
    public private(set) var fields: [Field] = []

    /// A form without fields.
    public init() {}

    /// Adds a field after those already there.
    public mutating func append(_ name: String, _ value: String) {
        fields.append(Field(name: name, value: value))
    }

    /// The first value of a field; nil when it was not sent.
    public subscript(_ name: String) -> String? {
        fields.first { $0.name == name }?.value
    }

    /// Every value of a field, such as of ticked boxes.
    public func all(_ name: String) -> [String] {
        fields.filter { $0.name == name }.map(\.value)
    }
}
