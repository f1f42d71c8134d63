/// E-mail addresses in ASCII, read as bytes: nearly all are, and intake checks thousands a second.
enum ASCIIEmailAddress {
    private static let at = UInt8(ascii: "@")
    private static let dot = UInt8(ascii: ".")
    private static let dash = UInt8(ascii: "-")

    /// What `EmailAddress.normalise` answers for text that is ASCII.
    static func normalise(_ typed: String) -> String? {
        var typed = typed
        return typed.withUTF8 { utf8 in
            let address = trimmed(utf8)
            guard address.count <= 254, let middle = address.lastIndex(of: at),
                isLocalPart(address[..<middle]), isDomain(address[(middle + 1)...])
            else { return nil }
            return String(unsafeUninitializedCapacity: address.count) { target in
                for index in address.indices {
                    let byte = address[index]
                    target[index - address.startIndex] = index > middle && isCapital(byte) ? byte | 0x20 : byte
                }
                return address.count
            }
        }
    }

    private typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

    private static func trimmed(_ utf8: UnsafeBufferPointer<UInt8>) -> Bytes {
        var rest = utf8[...]
        while let first = rest.first, isBlank(first) { rest.removeFirst() }
        while let last = rest.last, isBlank(last) { rest.removeLast() }
        return rest
    }

    private static func isLocalPart(_ local: Bytes) -> Bool {
        guard (1...64).contains(local.count), local.first != dot, local.last != dot else { return false }
        var previous: UInt8 = 0
        for byte in local {
            guard byte > 0x20, byte < 0x7F, !isReserved(byte), byte != dot || previous != dot else { return false }
            previous = byte
        }
        return true
    }

    private static func isReserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: ":"), UInt8(ascii: ";"), at, UInt8(ascii: "\\"), UInt8(ascii: ","),
            UInt8(ascii: "\""):
            true
        default: false
        }
    }

    private static func isDomain(_ domain: Bytes) -> Bool {
        var labels = 0
        var start = domain.startIndex
        while let end = domain[start...].firstIndex(of: dot) {
            guard isLabel(domain[start..<end]) else { return false }
            labels += 1
            start = end + 1
        }
        let last = domain[start...]
        return labels >= 1 && last.count >= 2 && isLabel(last) && !last.allSatisfy(isDigit)
    }

    private static func isLabel(_ label: Bytes) -> Bool {
        (1...63).contains(label.count) && label.first != dash && label.last != dash
            && label.allSatisfy { $0 == dash || isDigit($0) || isCapital($0 & 0xDF) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
    private static func isCapital(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }
    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
