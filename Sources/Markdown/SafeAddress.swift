/// Which addresses a link may have: a list of what is let through, for lists of what is not are never complete.
enum SafeAddress {
    private static let schemes: Set<String> = ["http", "https", "mailto", "tel"]

    /// Whether the address has one of those schemes, or none: then it is a place on this site or on this page.
    static func isSafe(_ address: String) -> Bool {
        guard address.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { return false }
        guard let end = address.utf8.firstIndex(where: { ":/?#".utf8.contains($0) }),
            address.utf8[end] == UInt8(ascii: ":")
        else { return true }
        return schemes.contains(address[..<end].lowercased())
    }
}
