public import Foundation

/// What a column can hold, on every engine.
public enum Value: Hashable, Sendable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case bytes([UInt8])
}

/// A Swift value that has one form in the database.
public protocol Bindable: Sendable {
    /// The stored form.
    var value: Value { get }
}

extension Int: Bindable {
    public var value: Value { .integer(Int64(self)) }
}

extension Int64: Bindable {
    public var value: Value { .integer(self) }
}

extension Double: Bindable {
    public var value: Value { .real(self) }
}

extension String: Bindable {
    public var value: Value { .text(self) }
}

extension Bool: Bindable {
    /// 1 or 0.
    public var value: Value { .integer(self ? 1 : 0) }
}

extension Array<UInt8>: Bindable {
    public var value: Value { .bytes(self) }
}

extension Data: Bindable {
    public var value: Value { .bytes(Array(self)) }
}

extension Date: Bindable {
    /// UTC milliseconds since 1970.
    public var value: Value { .integer(milliseconds) }

    /// UTC milliseconds since 1970, rounded.
    public var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1000).rounded()) }

    /// The date behind stored milliseconds.
    public init(milliseconds: Int64) {
        self.init(timeIntervalSince1970: Double(milliseconds) / 1000)
    }
}

extension Optional: Bindable where Wrapped: Bindable {
    public var value: Value { self?.value ?? .null }
}
