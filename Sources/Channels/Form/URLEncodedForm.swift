/// Why a body is no form.
public enum URLEncodedFormError: Error, Sendable, Hashable {
    /// A `%` is not followed by two hexadecimal digits, in this field (counted from 1).
    case percentMalformed(field: Int)
    /// The decoded bytes of this field (counted from 1) are no UTF-8.
    case notUTF8(field: Int)
    /// More fields than the limit.
    case tooManyFields(limit: Int)
}

/// Reads `application/x-www-form-urlencoded` bodies and query strings, strictly: what cannot be decoded is an error,
/// never a guess.
public enum URLEncodedForm {
    /// The fields of a body or query (without its question mark).
    public static func decode(
        _ body: some Collection<UInt8>, limit: Int = 200
    ) throws(URLEncodedFormError) -> FormValues {
        var values = FormValues()
        var number = 0
        // One split more than the limit is enough to see that it is passed.
        for pair in body.split(separator: UInt8(ascii: "&"), maxSplits: limit) {
            number += 1
            guard number <= limit else { throw .tooManyFields(limit: limit) }
            let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let name = try text(halves[0], field: number)
            let value = halves.count > 1 ? try text(halves[1], field: number) : ""
            values.append(name, value)
        }
        return values
    }

    private static func text(_ encoded: some Collection<UInt8>, field: Int) throws(URLEncodedFormError) -> String {
        guard let bytes = PercentEncoding.decode(encoded, plusIsSpace: true) else {
            throw .percentMalformed(field: field)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .notUTF8(field: field) }
        return text
    }
}
