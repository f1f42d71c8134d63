/// The installation's own secret, from which access codes and signatures are derived.
///
/// Whoever has it can compute every access code, so it prints as nothing and is never compared in the open.
public struct Secret: Sendable, CustomStringConvertible, CustomDebugStringConvertible {
    /// The fewest bytes accepted: as many as the hash it keys.
    public static let minimumBytes = 32

    let bytes: [UInt8]
    /// A code keyed with it, to go on from: the key's schedule is worked out once.
    let keyed: HMAC256

    /// A secret from its stored form; nil when it is not hexadecimal text of at least 32 bytes.
    public init?(hex: String) {
        guard let bytes = Hex.decode(hex), bytes.count >= Self.minimumBytes else { return nil }
        self.init(bytes: bytes)
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
        keyed = HMAC256(key: bytes)
    }

    /// A new secret of 32 random bytes.
    public static func random() -> Secret {
        Secret(bytes: randomBytes(minimumBytes))
    }

    /// The form to store, in a file that only the server's account can read.
    public var hex: String { Hex.encode(bytes) }

    /// Nothing of the secret, so that it cannot reach a log by accident.
    public var description: String { "Secret(…)" }

    /// Nothing of the secret either.
    public var debugDescription: String { description }
}
