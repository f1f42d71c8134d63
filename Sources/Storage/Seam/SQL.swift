/// A statement with its arguments: what is interpolated is bound, never spliced into the text.
///
/// ```swift
/// try connection.rows("SELECT name FROM staff WHERE login = \(login)")
/// ```
/// Placeholders are numbered `?1`, `?2` … and translated where an engine spells them otherwise. Statements are prepared
/// once per connection and text, so keep the text the same from call to call.
public struct SQL: Sendable, Hashable, ExpressibleByStringInterpolation {
    /// The text with its placeholders.
    public var text: String
    /// What is bound to them, in order.
    public var arguments: [Value]

    /// Trusted text with the arguments for its `?1`, `?2` …
    public init(text: String, arguments: [Value] = []) {
        self.text = text
        self.arguments = arguments
    }

    public init(stringLiteral value: String) {
        self.init(text: value)
    }

    public init(stringInterpolation: StringInterpolation) {
        self.init(text: stringInterpolation.text, arguments: stringInterpolation.arguments)
    }

    /// Both, one after the other, the second one's placeholders renumbered.
    public static func + (left: SQL, right: SQL) -> SQL {
        var sum = left
        sum.append(right)
        return sum
    }

    mutating func append(_ other: SQL) {
        if arguments.isEmpty || other.arguments.isEmpty {
            text += other.text
        } else {
            text += other.renumbered(after: arguments.count)
        }
        arguments += other.arguments
    }

    private func renumbered(after offset: Int) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + 8)
        var number: Int?
        func flush(_ result: inout [UInt8]) {
            if let known = number { result += Array(String(known + offset).utf8) }
        }
        for byte in text.utf8 {
            if let known = number, (48...57).contains(byte) {
                number = known * 10 + Int(byte - 48)
                continue
            }
            if number != nil { flush(&result) }
            number = nil
            result.append(byte)
            if byte == UInt8(ascii: "?") { number = 0 }
        }
        flush(&result)
        return String(decoding: result, as: UTF8.self)
    }

    /// Collects text and arguments of an interpolated statement.
    public struct StringInterpolation: StringInterpolationProtocol {
        var text = ""
        var arguments: [Value] = []

        public init(literalCapacity: Int, interpolationCount: Int) {
            text.reserveCapacity(literalCapacity + interpolationCount * 3)
            arguments.reserveCapacity(interpolationCount)
        }

        public mutating func appendLiteral(_ literal: String) {
            text += literal
        }

        /// Binds a value.
        public mutating func appendInterpolation(_ bound: some Bindable) {
            arguments.append(bound.value)
            placeholder()
        }

        /// Binds a value, or null.
        public mutating func appendInterpolation<T: Bindable>(_ bound: T?) {
            arguments.append(bound.value)
            placeholder()
        }

        /// Binds the raw value of an id or a word of the vocabulary.
        public mutating func appendInterpolation<T: RawRepresentable>(_ bound: T) where T.RawValue: Bindable {
            arguments.append(bound.rawValue.value)
            placeholder()
        }

        /// Binds the raw value, or null.
        public mutating func appendInterpolation<T: RawRepresentable>(_ bound: T?) where T.RawValue: Bindable {
            arguments.append(bound?.rawValue.value ?? .null)
            placeholder()
        }

        /// Binds a stored value.
        public mutating func appendInterpolation(_ bound: Value) {
            arguments.append(bound)
            placeholder()
        }

        /// Binds each value: `(?1, ?2)`, for `IN`. No values make `(NULL)`, which matches nothing.
        public mutating func appendInterpolation(list: some Collection<some Bindable>) {
            guard !list.isEmpty else {
                text += "(NULL)"
                return
            }
            text += "("
            for (index, bound) in list.enumerated() {
                if index > 0 { text += ", " }
                arguments.append(bound.value)
                placeholder()
            }
            text += ")"
        }

        /// Splices trusted text: a column name or keyword, never anything from outside.
        public mutating func appendInterpolation(raw trusted: String) {
            text += trusted
        }

        /// Splices a fragment together with its arguments.
        public mutating func appendInterpolation(_ fragment: SQL) {
            var whole = SQL(text: text, arguments: arguments)
            whole.append(fragment)
            text = whole.text
            arguments = whole.arguments
        }

        private mutating func placeholder() {
            text += "?"
            let count = arguments.count
            if count < 10 {
                text.unicodeScalars.append(Unicode.Scalar(UInt8(48 + count)))
            } else {
                text += String(count)
            }
        }
    }
}
