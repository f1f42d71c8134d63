import Crypto

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

// One spelling for the two things this room does all the time: feed text to a hash, read a digest as bytes.

extension HashFunction {
    mutating func update(utf8 text: String) {
        var text = text
        text.withUTF8 { update(bufferPointer: UnsafeRawBufferPointer($0)) }
    }

    mutating func update(bytes: some Collection<UInt8>) {
        let done: Void? = bytes.withContiguousStorageIfAvailable { storage in
            update(bufferPointer: UnsafeRawBufferPointer(storage))
        }
        if done == nil {
            Array(bytes).withUnsafeBytes { update(bufferPointer: $0) }
        }
    }
}

extension SHA256 {
    /// The digest of everything fed so far, as 64 hexadecimal digits.
    func hex() -> String {
        finalize().withUnsafeBytes { Hex.encode($0) }
    }
}

extension HMAC<SHA256> {
    /// The code of `parts`, each preceded by its length, so that no two lists of parts look the same.
    static func code(of parts: [[UInt8]], with secret: Secret) -> [UInt8] {
        var mac = secret.keyed
        for part in parts {
            withUnsafeBytes(of: UInt64(part.count).bigEndian) { mac.update(data: Array($0)) }
            mac.update(data: part)
        }
        return mac.finalize().withUnsafeBytes { Array($0) }
    }
}

/// Compares without telling by its duration where two byte strings differ.
func equalInConstantTime(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for (one, other) in zip(left, right) { difference |= one ^ other }
    return difference == 0
}

/// `count` bytes from the system's random source, at most 256: one call for all, because each goes into the kernel.
func randomBytes(_ count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        precondition(getentropy(buffer.baseAddress, count) == 0, "the system has no randomness")
        filled = count
    }
}
