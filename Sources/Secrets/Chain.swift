/// Links records so that changing, dropping or reordering one changes every link after it.
public enum Chain {
    /// What stands before the first record.
    public static let origin = String(repeating: "0", count: 64)

    /// The link of a record: SHA-256 of the previous link's text (its 64 hexadecimal digits) followed by the payload,
    /// as 64 hexadecimal digits.
    public static func link(previous: String, payload: some Collection<UInt8>) -> String {
        var hash = SHA256()
        hash.update(utf8: previous)
        hash.update(bytes: payload)
        return hash.hex()
    }
}
