import Foundation
import Testing

@testable import Secrets

@Suite("Short cuts that have a general way beside them lead to the same") struct FastPathTests {
    @Test("Base 64 in the URL alphabet", arguments: 0..<100)
    func base64(count: Int) {
        let bytes = count == 0 ? [] : RandomPool.shared.take(count)
        let general = Data(bytes).base64EncodedString().replacingOccurrences(of: "+", with: "-")
            .replacingOccurrences(of: "/", with: "_").replacingOccurrences(of: "=", with: "")
        #expect(Base64URL.encode(bytes) == general)
        #expect(Base64URL.decode(general) == bytes)
    }

    @Test("The digest of bytes is that of their text")
    func digest() {
        #expect(Token.digest(Array("投诉".utf8)) == Token.digest("投诉"))
    }

    @Test("Random bytes taken by many at once never come twice, whatever is asked for")
    func randomBytes() async {
        let pool = RandomPool()
        let taken = await withTaskGroup(of: [[UInt8]].self) { group in
            for task in 0..<8 {
                group.addTask { (0..<2000).map { pool.take(16 + ($0 * 7 + task) % 33) } }
            }
            return await group.reduce(into: [], +=)
        }
        #expect(Set(taken.map { Array($0.prefix(16)) }).count == 16_000)
        #expect(pool.take(256).count == 256)
        #expect(pool.take(0).isEmpty)
    }
}
