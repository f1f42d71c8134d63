import Complaints
import Foundation
import Synchronization

/// A vault that keeps words under a running number.
final class Vault: PersonalVault, Sendable {
    private let kept = Mutex<[String: String]>([:])
    var words: [String] { kept.withLock { $0.values.sorted() } }

    func keep(_ text: String) -> String {
        kept.withLock { kept in
            let digest = "#\(kept.count)"
            kept[digest] = text
            return digest
        }
    }
    func text(behind digest: String) -> String? { kept.withLock { $0[digest] } }
    func erase() { kept.withLock { $0 = [:] } }

    var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.userInfo[.personalVault] = self
        return encoder
    }
    var decoder: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.userInfo[.personalVault] = self
        return decoder
    }
}
