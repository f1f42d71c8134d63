import CArgon2
import Foundation

/// Passwords as Argon2id hashes in the encoded form that carries its own salt and parameters.
///
/// Each call takes as long and as much memory as its strength says: await ``PasswordHashing`` instead of calling this
/// from a task.
public enum PasswordHash {
    /// How much work a guess costs.
    public struct Strength: Sendable, Hashable {
        let kibibytes: UInt32
        let passes: UInt32
        let lanes: UInt32

        /// OWASP's recommendation: 19 MiB, two passes, one lane.
        public static let standard = Strength(kibibytes: 19 * 1024, passes: 2, lanes: 1)

        /// Next to nothing, for tests that create accounts by the dozen. Never for people.
        public static let test = Strength(kibibytes: 64, passes: 1, lanes: 1)

        var encoded: String { "m=\(kibibytes),t=\(passes),p=\(lanes)" }
    }

    /// Why a password could not be hashed.
    public enum Failure: Error, Hashable {
        /// Longer than ``PasswordHash/longestPassword`` bytes of UTF-8.
        case tooLong
        /// The library reported this code, for want of memory as a rule.
        case library(code: Int32)
    }

    /// The longest password taken, in bytes of UTF-8, so that nobody makes the server hash a novel.
    public static let longestPassword = 1024

    private static let saltBytes = 16
    private static let hashBytes = 32

    /// A hash of `password` with a new random salt. The password is normalised first, so that an accented letter
    /// matches whichever keyboard composes it.
    public static func make(_ password: String, strength: Strength = .standard) throws(Failure) -> String {
        let password = bytes(of: password)
        guard password.count <= longestPassword else { throw .tooLong }
        let salt = randomBytes(saltBytes)
        let length = argon2_encodedlen(
            strength.passes, strength.kibibytes, strength.lanes,
            UInt32(saltBytes), UInt32(hashBytes), Argon2_id)
        var encoded = [CChar](repeating: 0, count: length)
        let code = argon2id_hash_encoded(
            strength.passes, strength.kibibytes, strength.lanes,
            password, password.count, salt, salt.count, hashBytes, &encoded, encoded.count)
        guard code == ARGON2_OK.rawValue else { throw .library(code: code) }
        return String(decoding: encoded.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Whether `password` is the one behind `encoded`. False for anything that is no Argon2id hash.
    public static func matches(_ password: String, _ encoded: String) -> Bool {
        let password = bytes(of: password)
        guard password.count <= longestPassword, encoded.hasPrefix("$argon2id$") else { return false }
        return argon2id_verify(encoded, password, password.count) == ARGON2_OK.rawValue
    }

    /// Whether `encoded` was made with other parameters than `strength` and is worth making anew at the next login.
    public static func needsRenewal(_ encoded: String, strength: Strength = .standard) -> Bool {
        !encoded.hasPrefix("$argon2id$v=19$\(strength.encoded)$")
    }

    /// A hash of standard strength whose password nobody knows: checking against it makes an unknown login take as
    /// long as a wrong password.
    public static let dummy =
        "$argon2id$v=19$m=19456,t=2,p=1$X4iihEx8qy/rftRBCtZ6Wg$m65giUtB3bDDCM4KSva6WmKPchU0qYpJMxtjK0/z/vc"

    private static func bytes(of password: String) -> [UInt8] {
        Array(password.precomposedStringWithCanonicalMapping.utf8)
    }
}
