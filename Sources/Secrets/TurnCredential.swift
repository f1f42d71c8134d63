import COpenSSL
public import Foundation

/// A user and password that a TURN server with the same secret believes until a time, as coturn's
/// `use-auth-secret` has it: nobody keeps accounts, and what a browser is told is worth nothing tomorrow.
public struct TurnCredential: Sendable, Hashable {
    public let username: String
    public let password: String

    /// - Parameters:
    ///   - secret: the server's `static-auth-secret`.
    ///   - expires: until when it is believed, to the second.
    public init(secret: String, expires: Date) {
        let username = "\(Int64(expires.timeIntervalSince1970)):redress"
        let key = Array(secret.utf8)
        let message = Array(username.utf8)
        // The protocol names SHA-1; as a keyed hash it holds.
        let code = [UInt8](unsafeUninitializedCapacity: Int(EVP_MAX_MD_SIZE)) { code, count in
            var length: UInt32 = 0
            HMAC(EVP_sha1(), key, Int32(key.count), message, message.count, code.baseAddress, &length)
            count = Int(length)
        }
        self.username = username
        password = Data(code).base64EncodedString()
    }
}
