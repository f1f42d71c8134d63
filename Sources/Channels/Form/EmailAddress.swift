/// E-mail addresses as people type them.
public enum EmailAddress {
    /// Whether mail to this address has a chance to arrive. Only an answer proves more.
    public static func isPlausible(_ address: String) -> Bool {
        guard address.utf8.count <= 254, let at = address.lastIndex(of: "@") else { return false }
        let local = address[..<at]
        let domain = address[at...].dropFirst()
        return isLocalPart(local) && isDomain(domain)
    }

    /// The address to store: blanks around it dropped, full-width characters narrowed, the domain in lower case.
    /// Nil when it is not plausible.
    public static func normalise(_ typed: String) -> String? {
        guard typed.utf8.count <= 1000 else { return nil }
        if PlainBytes.isASCII(typed) { return ASCIIEmailAddress.normalise(typed) }
        return normalise(general: typed)
    }

    /// The same for addresses of any script.
    static func normalise(general typed: String) -> String? {
        let narrow = FullWidth.narrowed(typed)
        let address = Substring(narrow).trimmingWhitespace()
        guard isPlausible(address), let at = address.lastIndex(of: "@") else { return nil }
        return address[..<at] + address[at...].lowercased()
    }

    private static func isLocalPart(_ local: Substring) -> Bool {
        guard (1...64).contains(local.utf8.count), local.first != ".", local.last != ".", !local.contains("..") else {
            return false
        }
        return local.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII
                ? scalar.value > 0x20 && scalar.value < 0x7F && !"()<>[]:;@\\,\"".unicodeScalars.contains(scalar)
                : isLetterOrDigit(scalar)
        }
    }

    private static func isDomain(_ domain: Substring) -> Bool {
        let labels = domain.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last, !last.allSatisfy(\.isNumber), last.count >= 2 else {
            return false
        }
        return labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.unicodeScalars.allSatisfy { $0 == "-" || isLetterOrDigit($0) }
        }
    }

    private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .otherLetter, .modifierLetter, .decimalNumber, .nonspacingMark,
            .spacingMark:
            return true
        default: return false
        }
    }
}

/// The full-width forms that Chinese input methods produce.
enum FullWidth {
    /// Full-width ASCII as ASCII, the ideographic space as a space, the ideographic full stop as a full stop.
    static func narrowed(_ text: String) -> String {
        if PlainBytes.isASCII(text) { return text }
        var narrow = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0xFF01...0xFF5E: narrow.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
            case 0x3000: narrow.append(" ")
            case 0x3002: narrow.append(".")
            default: narrow.append(scalar)
            }
        }
        return String(narrow)
    }
}

extension Substring {
    func trimmingWhitespace() -> String {
        var text = drop { $0.isWhitespace }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
