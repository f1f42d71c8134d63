import Foundation

/// Encodes a value as JSON, straight into bytes: dates as milliseconds, absent values left out.
///
/// A container is closed as soon as one further out is used, or the value that opened it returns: what synthesised
/// coding does, and all that facts need.
final class PayloadEncoder: Encoder {
    let codingPath: [any CodingKey] = []
    let userInfo: [CodingUserInfoKey: Any]
    private(set) var bytes: [UInt8] = []
    private var open: [Level] = []

    private struct Level {
        var close: UInt8
        var isEmpty = true
    }

    init(userInfo: [CodingUserInfoKey: Any]) {
        self.userInfo = userInfo
        bytes.reserveCapacity(1024)
    }

    func encode(_ value: some Encodable) throws -> String {
        try write(value)
        return String(decoding: bytes, as: UTF8.self)
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(KeyedPayload<Key>(encoder: self, depth: begin("{", "}")))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        UnkeyedPayload(encoder: self, depth: begin("[", "]"))
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        SinglePayload(encoder: self)
    }

    // MARK: For the containers

    private func begin(_ opening: Unicode.Scalar, _ closing: Unicode.Scalar) -> Int {
        bytes.append(UInt8(ascii: opening))
        open.append(Level(close: UInt8(ascii: closing)))
        return open.count
    }

    private func close(downTo depth: Int) {
        while open.count > depth { bytes.append(open.removeLast().close) }
    }

    /// Goes on in the container of this depth.
    func element(at depth: Int, key: String? = nil) {
        close(downTo: depth)
        if !open[depth - 1].isEmpty { bytes.append(UInt8(ascii: ",")) }
        open[depth - 1].isEmpty = false
        if let key {
            JSONText.append(key, to: &bytes)
            bytes.append(UInt8(ascii: ":"))
        }
    }

    func write(_ value: some Encodable) throws {
        let depth = open.count
        if let date = value as? Date {
            JSONText.append(date.milliseconds, to: &bytes)
        } else {
            try value.encode(to: self)
        }
        close(downTo: depth)
    }

    func writeNull() { bytes += JSONText.null }
    func write(_ value: Bool) { bytes += value ? JSONText.yes : JSONText.no }
    func write(_ value: String) { JSONText.append(value, to: &bytes) }
    func write(integer value: some BinaryInteger) { JSONText.append(value, to: &bytes) }

    func write(number value: Double) throws {
        guard value.isFinite else {
            throw EncodingError.invalidValue(value, .init(codingPath: [], debugDescription: "not a finite number"))
        }
        bytes += Array("\(value)".utf8)
    }
}

private struct KeyedPayload<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let encoder: PayloadEncoder
    let depth: Int
    var codingPath: [any CodingKey] { [] }

    private func at(_ key: any CodingKey) -> PayloadEncoder {
        encoder.element(at: depth, key: key.stringValue)
        return encoder
    }

    func encodeNil(forKey key: Key) { at(key).writeNull() }
    func encode(_ value: Bool, forKey key: Key) { at(key).write(value) }
    func encode(_ value: String, forKey key: Key) { at(key).write(value) }
    func encode(_ value: Double, forKey key: Key) throws { try at(key).write(number: value) }
    func encode(_ value: Float, forKey key: Key) throws { try at(key).write(number: Double(value)) }
    func encode(_ value: Int, forKey key: Key) { at(key).write(integer: value) }
    func encode(_ value: Int8, forKey key: Key) { at(key).write(integer: value) }
    func encode(_ value: Int16, forKey key: Key) { at(key).write(integer: value) }
    func encode(_ value: Int32, forKey key: Key) { at(key).write(integer: value) }
    func encode(_ value: Int64, forKey key: Key) { at(key).write(integer: value) }
    func encode(_ value: UInt, forKey key: Key) { at(key).write(integer: value) }
    func encode(_ value: UInt8, forKey key: Key) { at(key).write(integer: value) }
    func encode(_ value: UInt16, forKey key: Key) { at(key).write(integer: value) }
    func encode(_ value: UInt32, forKey key: Key) { at(key).write(integer: value) }
    func encode(_ value: UInt64, forKey key: Key) { at(key).write(integer: value) }
    func encode(_ value: some Encodable, forKey key: Key) throws { try at(key).write(value) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> { at(key).container(keyedBy: type) }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer { at(key).unkeyedContainer() }
    func superEncoder() -> any Encoder { encoder }
    func superEncoder(forKey key: Key) -> any Encoder { at(key) }
}

private struct UnkeyedPayload: UnkeyedEncodingContainer {
    let encoder: PayloadEncoder
    let depth: Int
    var count = 0
    var codingPath: [any CodingKey] { [] }

    init(encoder: PayloadEncoder, depth: Int) {
        self.encoder = encoder
        self.depth = depth
    }

    private mutating func next() -> PayloadEncoder {
        encoder.element(at: depth)
        count += 1
        return encoder
    }

    mutating func encodeNil() { next().writeNull() }
    mutating func encode(_ value: Bool) { next().write(value) }
    mutating func encode(_ value: String) { next().write(value) }
    mutating func encode(_ value: Double) throws { try next().write(number: value) }
    mutating func encode(_ value: Float) throws { try next().write(number: Double(value)) }
    mutating func encode(_ value: Int) { next().write(integer: value) }
    mutating func encode(_ value: Int8) { next().write(integer: value) }
    mutating func encode(_ value: Int16) { next().write(integer: value) }
    mutating func encode(_ value: Int32) { next().write(integer: value) }
    mutating func encode(_ value: Int64) { next().write(integer: value) }
    mutating func encode(_ value: UInt) { next().write(integer: value) }
    mutating func encode(_ value: UInt8) { next().write(integer: value) }
    mutating func encode(_ value: UInt16) { next().write(integer: value) }
    mutating func encode(_ value: UInt32) { next().write(integer: value) }
    mutating func encode(_ value: UInt64) { next().write(integer: value) }
    mutating func encode(_ value: some Encodable) throws { try next().write(value) }

    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        next().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { next().unkeyedContainer() }
    mutating func superEncoder() -> any Encoder { next() }
}

private struct SinglePayload: SingleValueEncodingContainer {
    let encoder: PayloadEncoder
    var codingPath: [any CodingKey] { [] }

    func encodeNil() { encoder.writeNull() }
    func encode(_ value: Bool) { encoder.write(value) }
    func encode(_ value: String) { encoder.write(value) }
    func encode(_ value: Double) throws { try encoder.write(number: value) }
    func encode(_ value: Float) throws { try encoder.write(number: Double(value)) }
    func encode(_ value: Int) { encoder.write(integer: value) }
    func encode(_ value: Int8) { encoder.write(integer: value) }
    func encode(_ value: Int16) { encoder.write(integer: value) }
    func encode(_ value: Int32) { encoder.write(integer: value) }
    func encode(_ value: Int64) { encoder.write(integer: value) }
    func encode(_ value: UInt) { encoder.write(integer: value) }
    func encode(_ value: UInt8) { encoder.write(integer: value) }
    func encode(_ value: UInt16) { encoder.write(integer: value) }
    func encode(_ value: UInt32) { encoder.write(integer: value) }
    func encode(_ value: UInt64) { encoder.write(integer: value) }
    func encode(_ value: some Encodable) throws { try encoder.write(value) }
}
