import Secrets
import Testing

@Suite struct HashTests {
    @Test("hexadecimal text there and back") func hex() {
        let all = Array(UInt8.min...UInt8.max)
        #expect(Hex.decode(Hex.encode(all)) == all)
        #expect(Hex.encode([0x00, 0x0F, 0xF0, 0xFF]) == "000ff0ff")
        #expect(Hex.decode("00FfA") == nil)
        #expect(Hex.decode("0g") == nil)
        #expect(Hex.decode("") == [])
    }

    @Test("a salted digest is SHA-256 of salt and text") func saltedDigest() {
        // FIPS 180-2, "abc".
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        #expect(SaltedDigest.make("bc", salt: "a") == abc)
        #expect(SaltedDigest.make(Array("c".utf8), salt: "ab") == abc)
        #expect(SaltedDigest.make("张三", salt: "00") != SaltedDigest.make("张三", salt: "01"))
    }

    @Test("salts are 16 bytes and never the same") func salts() {
        let salts = Set((0..<1000).map { _ in SaltedDigest.randomSalt() })
        #expect(salts.count == 1000)
        #expect(salts.allSatisfy { $0.utf8.count == 32 && Hex.decode($0) != nil })
    }

    @Test("a link covers the previous link and the payload") func chain() {
        let first = Chain.link(previous: Chain.origin, payload: Array("received".utf8))
        #expect(first.utf8.count == 64)
        #expect(Chain.link(previous: Chain.origin, payload: Array("received".utf8)) == first)
        #expect(Chain.link(previous: Chain.origin, payload: Array("receiveD".utf8)) != first)
        #expect(Chain.link(previous: first, payload: Array("received".utf8)) != first)
        // SHA-256 of 64 zeros (as text), known from any sha256sum.
        #expect(
            Chain.link(previous: Chain.origin, payload: [])
                == "60e05bd1b195af2f94112fa7197a5c88289058840ce7c6df9693756bc6250f55")
        // A collection that is not contiguous gives the same link.
        let payload = Array("received".utf8)
        #expect(Chain.link(previous: Chain.origin, payload: payload.reversed().reversed() as [UInt8]) == first)
        #expect(Chain.link(previous: Chain.origin, payload: payload.lazy.map { $0 }) == first)
    }
}
