import Foundation
import Secrets
import Testing

@Suite("Credentials of a TURN server")
struct TurnCredentialTests {
    @Test("3'.L1.3 a user that is an expiry, and the password that the server works out of it")
    func known() {
        let credential = TurnCredential(
            secret: "a long random text", expires: Date(timeIntervalSince1970: 1_795_478_400.7))
        #expect(credential.username == "1795478400:redress")
        #expect(credential.password == "XYmwC1gCzCjPSEZck/neYkTd2fo=")
    }
}
