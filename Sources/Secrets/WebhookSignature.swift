import COpenSSL
import Foundation

/// Signs what is posted to host sites, as the Standard Webhooks specification has it: HMAC-SHA256 over
/// `id.timestamp.body`, so that a receiver with the same secret knows who sent it and when.
public struct WebhookSignature: Sendable, Hashable {
    /// What a secret in text begins with.
    public static let prefix = "whsec_"

    private let key: [UInt8]

    /// From `whsec_` and base64 of 24 to 64 bytes; nil for anything else.
    public init?(secret: String) {
        guard secret.hasPrefix(Self.prefix),
            let data = Data(base64Encoded: String(secret.dropFirst(Self.prefix.count))),
            (24...64).contains(data.count)
        else { return nil }
        key = Array(data)
    }

    /// A new secret in text.
    public static func freshSecret() -> String {
        prefix + Data(RandomPool.shared.take(32)).base64EncodedString()
    }

    /// The value of the header `webhook-signature`: `v1,` and base64.
    ///
    /// - Parameters:
    ///   - id: the message's own, the same with every attempt.
    ///   - timestamp: of this attempt, in seconds since 1970.
    public func header(id: String, timestamp: Int64, body: [UInt8]) -> String {
        let message = Array("\(id).\(timestamp).".utf8) + body
        let code = [UInt8](unsafeUninitializedCapacity: Int(EVP_MAX_MD_SIZE)) { code, count in
            var length: UInt32 = 0
            HMAC(EVP_sha256(), key, Int32(key.count), message, message.count, code.baseAddress, &length)
            count = Int(length)
        }
        return "v1,\(Data(code).base64EncodedString())"
    }
}
