/// A header value with parameters, such as `form-data; name="photo"; filename="a;b.png"`.
struct HeaderValue: Equatable {
    /// The part before the first semicolon, in lower case.
    let value: String
    /// Names in lower case, each at most once.
    let parameters: [String: String]

    /// Nil when the bytes are no UTF-8, a quote stays open, a parameter has no `=` or comes twice.
    init?(_ bytes: some Collection<UInt8>) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        var scanner = Scanner(rest: text[...])
        value = scanner.token(until: ";").lowercased()
        var parameters: [String: String] = [:]
        while scanner.skip(";") {
            scanner.skipBlanks()
            if scanner.isAtEnd { break }
            let name = scanner.token(until: ";=").lowercased()
            guard !name.isEmpty, scanner.skip("=") else { return nil }
            scanner.skipBlanks()
            let content: String
            if scanner.skip("\"") {
                guard let quoted = scanner.quoted() else { return nil }
                content = quoted
            } else {
                content = scanner.token(until: ";")
            }
            guard parameters.updateValue(content, forKey: name) == nil else { return nil }
            scanner.skipBlanks()
        }
        guard scanner.isAtEnd else { return nil }
        self.parameters = parameters
    }

    /// A parameter in its extended form (RFC 5987: `name*=UTF-8''%E5%9B%BE`) if there is one, otherwise in its plain
    /// form. Nil when there is neither; empty when there is nothing but a broken extended form, since a file without
    /// a readable name is still a file.
    func parameter(_ name: String) -> String? {
        guard let extended = parameters[name + "*"] else { return parameters[name] }
        let parts = extended.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].lowercased() == "utf-8",
            let bytes = PercentEncoding.decode(parts[2].utf8), let text = String(validating: bytes, as: UTF8.self)
        else { return parameters[name] ?? "" }
        return text
    }
}

private struct Scanner {
    var rest: Substring

    var isAtEnd: Bool { rest.isEmpty }

    mutating func skipBlanks() {
        rest = rest.drop { $0 == " " || $0 == "\t" }
    }

    mutating func skip(_ character: Character) -> Bool {
        guard rest.first == character else { return false }
        rest.removeFirst()
        return true
    }

    /// Everything up to one of `ends`, without the blanks around it.
    mutating func token(until ends: String) -> String {
        let taken = rest.prefix { !ends.contains($0) }
        rest = rest[taken.endIndex...]
        var text = taken.drop { $0 == " " || $0 == "\t" }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return String(text)
    }

    /// The rest of a quoted string. Only `\"` is an escape: browsers write a Windows path's backslashes as they are.
    mutating func quoted() -> String? {
        var text = ""
        while let character = rest.popFirst() {
            if character == "\"" { return text }
            if character == "\\", rest.first == "\"" {
                // The last quote of the value closes it even behind a backslash.
                if rest.dropFirst().contains("\"") {
                    text.append("\"")
                    rest.removeFirst()
                    continue
                }
            }
            text.append(character)
        }
        return nil
    }
}
