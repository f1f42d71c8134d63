import Foundation
import Secrets
import Testing

@Suite struct SignedValueTests {
    let secret = Secret.random()
    let now = Date(timeIntervalSince1970: 1_790_000_000)

    @Test("a signed value comes back until it expires", arguments: ["", "zh-CN", "张三 <b>&;,=\"", "a.b.c"])
    func roundTrip(value: String) {
        let signed = SignedValue.sign(value, purpose: "language", expires: now + 60, secret: secret)
        #expect(signed.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !";,\"\\".utf8.contains($0) })
        #expect(SignedValue.verify(signed, purpose: "language", now: now, secret: secret) == value)
        #expect(SignedValue.verify(signed, purpose: "language", now: now + 59, secret: secret) == value)
        #expect(SignedValue.verify(signed, purpose: "language", now: now + 60, secret: secret) == nil)
    }

    @Test("for another purpose or by another secret it is nothing") func purpose() {
        let signed = SignedValue.sign("1", purpose: "form", expires: now + 60, secret: secret)
        #expect(SignedValue.verify(signed, purpose: "session", now: now, secret: secret) == nil)
        #expect(SignedValue.verify(signed, purpose: "form", now: now, secret: .random()) == nil)
    }

    @Test("one changed character anywhere is noticed") func tampered() {
        let signed = SignedValue.sign("agent-7", purpose: "form", expires: now + 60, secret: secret)
        for index in signed.indices {
            var changed = signed
            changed.replaceSubrange(index...index, with: signed[index] == "A" ? "B" : "A")
            #expect(SignedValue.verify(changed, purpose: "form", now: now, secret: secret) == nil)
        }
    }

    @Test("rubbish is refused", arguments: ["", ".", "..", "a.b.c", "a.9999999999.", "张.1.三", "....."])
    func rubbish(text: String) {
        #expect(SignedValue.verify(text, purpose: "form", now: now, secret: secret) == nil)
    }
}
