/// Telephone numbers as people in mainland China and their correspondents abroad write them.
public enum PhoneNumber {
    /// The number in the international form `+8613812345678`, an extension behind it as `;ext=801` (RFC 3966).
    ///
    /// Understood are mainland mobiles, landlines with their area code, 400 and 800 numbers, each with or without
    /// `+86`, and other countries' numbers with `+` or `00`; with spaces, dashes, dots, brackets and full-width
    /// characters. Nil for anything else: a landline without its area code cannot be called from elsewhere.
    public static func normalise(_ typed: String) -> String? {
        guard typed.utf8.count <= 200 else { return nil }
        if isPlainMobile(typed) { return "+86" + typed }
        return normalise(general: typed)
    }

    /// Eleven digits as nearly everybody types them.
    private static func isPlainMobile(_ typed: String) -> Bool {
        var typed = typed
        return typed.withUTF8 { utf8 in
            utf8.count == 11 && utf8[0] == UInt8(ascii: "1") && utf8[1] >= UInt8(ascii: "3")
                && utf8.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
        }
    }

    /// The same for every other way of writing one.
    static func normalise(general typed: String) -> String? {
        let text = FullWidth.narrowed(typed).lowercased()
        return read(text) ?? read(withMarkedExtension(text))
    }

    private static func read(_ text: String) -> String? {
        guard let (number, ext) = split(text), let international = international(number) else { return nil }
        return ext.isEmpty ? international : "\(international);ext=\(ext)"
    }

    /// `010-12345678-801` means an extension by its last dash.
    private static func withMarkedExtension(_ text: String) -> String {
        guard let dash = text.lastIndex(where: { "-–—－".contains($0) }), text[..<dash].contains(where: \.isNumber)
        else { return "" }
        return text[..<dash] + "x" + text[dash...].dropFirst()
    }

    /// Whether messages can be sent to a normalised number as far as the number tells: a mainland mobile, or abroad.
    public static func mayReceiveMessages(_ normalised: String) -> Bool {
        guard !normalised.contains(";") else { return false }
        guard normalised.hasPrefix("+86") else { return normalised.hasPrefix("+") }
        return isMobile(normalised.dropFirst(3))
    }

    /// Digits with a possible leading plus, and the digits of an extension.
    private static func split(_ text: String) -> (number: String, ext: String)? {
        var number = ""
        var ext = ""
        var inExtension = false
        for character in text {
            switch character {
            case "0"..."9" where inExtension: ext.append(character)
            case "0"..."9": number.append(character)
            case "+" where number.isEmpty && !inExtension: number.append(character)
            case "转", "轉", "x", "#", "e", "t":
                // "ext" arrives letter by letter; a second marker after digits is no number.
                guard ext.isEmpty else { return nil }
                inExtension = true
            case " ", "\u{A0}", "\t", "-", "‐", "‑", "‒", "–", "—", "－", "−", "(", ")", ".", "·": continue
            default: return nil
            }
        }
        guard inExtension ? (1...6).contains(ext.count) : true else { return nil }
        return (number, ext)
    }

    private static func international(_ number: String) -> String? {
        if number.hasPrefix("+86") { return mainland(number.dropFirst(3)) }
        if number.hasPrefix("0086") { return mainland(number.dropFirst(4)) }
        if number.hasPrefix("+") { return abroad(number.dropFirst()) }
        if number.hasPrefix("00") { return abroad(number.dropFirst(2)) }
        if number.hasPrefix("86"), isMobile(number.dropFirst(2)) { return "+\(number)" }
        // Without a country code a landline needs its trunk zero: eight bare digits could be anywhere.
        guard number.hasPrefix("0") || isMobile(number[...]) || isToll(number[...]) else { return nil }
        return mainland(number[...])
    }

    private static func mainland(_ digits: Substring) -> String? {
        let national = digits.hasPrefix("0") ? digits.dropFirst() : digits
        guard isMobile(national) || isToll(national) || isLandline(national) else { return nil }
        return "+86\(national)"
    }

    private static func abroad(_ digits: Substring) -> String? {
        guard (7...15).contains(digits.count), digits.first != "0" else { return nil }
        return "+\(digits)"
    }

    private static func isMobile(_ digits: Substring) -> Bool {
        digits.count == 11 && digits.first == "1" && ("3"..."9").contains(digits.dropFirst().first ?? "0")
    }

    private static func isToll(_ digits: Substring) -> Bool {
        digits.count == 10 && (digits.hasPrefix("400") || digits.hasPrefix("800"))
    }

    /// Area code 10 or 2x with eight digits, or three digits from 3xx to 9xx with seven or eight.
    private static func isLandline(_ national: Substring) -> Bool {
        let areaLength = national.hasPrefix("10") || national.hasPrefix("2") ? 2 : 3
        guard let first = national.first, ("3"..."9").contains(first) || areaLength == 2 else { return false }
        let subscriber = national.dropFirst(areaLength)
        guard let start = subscriber.first, ("2"..."9").contains(start) else { return false }
        return areaLength == 2 ? subscriber.count == 8 : (7...8).contains(subscriber.count)
    }
}
