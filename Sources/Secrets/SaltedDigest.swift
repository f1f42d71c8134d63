/// The digest that an event keeps of a personal value, so that value and salt can be erased while the chain of events
/// stays verifiable.
public enum SaltedDigest {
    /// SHA-256 of the salt's text followed by the value in UTF-8, as 64 hexadecimal digits.
    public static func make(_ text: String, salt: String) -> String {
        var hash = SHA256()
        hash.update(utf8: salt)
        hash.update(utf8: text)
        return hash.hex()
    }

    /// The same of a value that is bytes, such as an attachment.
    public static func make(_ bytes: some Collection<UInt8>, salt: String) -> String {
        var hash = SHA256()
        hash.update(utf8: salt)
        hash.update(bytes: bytes)
        return hash.hex()
    }

    /// A new salt: 16 random bytes as 32 hexadecimal digits. A fixed length, so salt and value cannot trade characters.
    public static func randomSalt() -> String {
        Hex.encode(RandomPool.shared.take(16))
    }
}
