public import Foundation

/// Small values that travel through a browser and come back unchanged or not at all: value, expiry, signature.
///
/// Signed, not encrypted: whoever holds the cookie can read the value.
public enum SignedValue {
    /// The signed form, safe in a cookie: `value.expiry.signature`.
    ///
    /// - Parameters:
    ///   - purpose: what the value is for; a value signed for one purpose is refused for every other.
    ///   - expires: from this moment on it is refused; kept to the second.
    public static func sign(_ value: String, purpose: String, expires: Date, secret: Secret) -> String {
        let payload = Base64URL.encode(Array(value.utf8))
        let expiry = String(Int64(expires.timeIntervalSince1970.rounded(.down)))
        return "\(payload).\(expiry).\(Base64URL.encode(mac(payload, expiry, purpose: purpose, secret: secret)))"
    }

    /// The value, if it was signed here for this purpose and has not expired at `now`; otherwise nil.
    public static func verify(_ signed: String, purpose: String, now: Date, secret: Secret) -> String? {
        let parts = signed.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let signature = Base64URL.decode(parts[2]) else { return nil }
        let expected = mac(String(parts[0]), String(parts[1]), purpose: purpose, secret: secret)
        guard equalInConstantTime(signature, expected),
            let expiry = Int64(parts[1]), now.timeIntervalSince1970 < Double(expiry),
            let bytes = Base64URL.decode(parts[0])
        else { return nil }
        return String(validating: bytes, as: UTF8.self)
    }

    private static func mac(_ payload: String, _ expiry: String, purpose: String, secret: Secret) -> [UInt8] {
        HMAC256.code(of: ["signed", purpose, payload, expiry].map { Array($0.utf8) }, with: secret)
    }
}
