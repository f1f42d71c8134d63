import COpenSSL

/// SHA-256 by libcrypto. A copy goes on from where the original was.
struct SHA256: Sendable {
    static let byteCount = Int(SHA256_DIGEST_LENGTH)
    private var state = SHA256_CTX()

    init() {
        SHA256_Init(&state)
    }

    mutating func update(bufferPointer: UnsafeRawBufferPointer) {
        SHA256_Update(&state, bufferPointer.baseAddress, bufferPointer.count)
    }

    /// The digest of everything fed so far, as 64 hexadecimal digits.
    func hex() -> String {
        withDigest { Hex.encode($0) }
    }

    /// Calls `body` with the 32 bytes of the digest of everything fed so far.
    func withDigest<T>(_ body: (UnsafeRawBufferPointer) -> T) -> T {
        var state = state
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.byteCount) { digest in
            SHA256_Final(digest.baseAddress, &state)
            return body(UnsafeRawBufferPointer(digest))
        }
    }

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

/// HMAC with SHA-256 (RFC 2104). The key's schedule is worked out once; a copy goes on from there.
struct HMAC256: Sendable {
    private var inner = SHA256()
    private var outer = SHA256()

    init(key: [UInt8]) {
        var key = key
        // A longer key is hashed first.
        if key.count > 64 {
            var hash = SHA256()
            hash.update(bytes: key)
            key = hash.withDigest { Array($0) }
        }
        key += [UInt8](repeating: 0, count: 64 - key.count)
        inner.update(bytes: key.map { $0 ^ 0x36 })
        outer.update(bytes: key.map { $0 ^ 0x5C })
    }

    mutating func update(utf8 text: String) { inner.update(utf8: text) }
    mutating func update(bytes: some Collection<UInt8>) { inner.update(bytes: bytes) }

    /// The 32 bytes that authenticate everything fed so far.
    func code() -> [UInt8] {
        var outer = outer
        inner.withDigest { outer.update(bufferPointer: $0) }
        return outer.withDigest { Array($0) }
    }

    /// The code of `parts`, each preceded by its length, so that no two lists of parts look the same.
    static func code(of parts: [[UInt8]], with secret: Secret) -> [UInt8] {
        var mac = secret.keyed
        for part in parts {
            withUnsafeBytes(of: UInt64(part.count).bigEndian) { mac.inner.update(bufferPointer: $0) }
            mac.update(bytes: part)
        }
        return mac.code()
    }
}
