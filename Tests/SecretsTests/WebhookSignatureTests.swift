import Foundation
import Secrets
import Testing

@Suite("Signatures of webhooks")
struct WebhookSignatureTests {
    @Test("3'.L2.3 the signature is the one that the specification's own example has")
    func known() throws {
        let signature = try #require(WebhookSignature(secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        let header = signature.header(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp: 1_614_265_330, body: Array(#"{"test": 2432232314}"#.utf8))
        #expect(header == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test("3'.L2.3 id, time and body are all signed")
    func everything() throws {
        let signature = try #require(WebhookSignature(secret: WebhookSignature.freshSecret()))
        let one = signature.header(id: "a", timestamp: 1, body: [1])
        #expect(one == signature.header(id: "a", timestamp: 1, body: [1]))
        #expect(one != signature.header(id: "b", timestamp: 1, body: [1]))
        #expect(one != signature.header(id: "a", timestamp: 2, body: [1]))
        #expect(one != signature.header(id: "a", timestamp: 1, body: [2]))
    }

    @Test(
        "3'.L2.3 what is no secret is refused",
        arguments: [
            "", "whsec_", "whsec_AAAA", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaS*",
        ])
    func wrong(secret: String) {
        #expect(WebhookSignature(secret: secret) == nil)
    }
}
