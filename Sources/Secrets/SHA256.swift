import COpenSSL

/// SHA-256 by libcrypto. A copy goes on from where the original was.
struct SHA256 {
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
        var state = state
        return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.byteCount) { digest in
            SHA256_Final(digest.baseAddress, &state)
            return Hex.encode(UnsafeRawBufferPointer(digest))
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

/// HMAC with SHA-256 by libcrypto (RFC 2104).
enum HMAC256 {
    /// The 32 bytes that authenticate `message`.
    static func code(of message: [UInt8], with secret: Secret) -> [UInt8] {
        [UInt8](unsafeUninitializedCapacity: SHA256.byteCount) { code, count in
            var length: UInt32 = 0
            HMAC(
                EVP_sha256(), secret.bytes, Int32(secret.bytes.count), message, message.count, code.baseAddress, &length
            )
            count = Int(length)
        }
    }

    /// The code of `parts`, each preceded by its length, so that no two lists of parts look the same.
    static func code(of parts: [[UInt8]], with secret: Secret) -> [UInt8] {
        var message: [UInt8] = []
        for part in parts {
            withUnsafeBytes(of: UInt64(part.count).bigEndian) { message += $0 }
            message += part
        }
        return code(of: message, with: secret)
    }
}
