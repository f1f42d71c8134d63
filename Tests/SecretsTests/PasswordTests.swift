import Secrets
import Testing

@Suite struct PasswordTests {
    @Test(
        "Argon2id known answers",
        arguments: [
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
            "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc",
        ])
    func knownAnswer(encoded: String) {
        #expect(PasswordHash.matches("password", encoded))
        #expect(!PasswordHash.matches("Password", encoded))
    }

    @Test("the default is OWASP's: Argon2id, 19 MiB, two passes, one lane") func standard() throws {
        let encoded = try PasswordHash.make("correct horse battery staple")
        #expect(encoded.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(PasswordHash.matches("correct horse battery staple", encoded))
        #expect(!PasswordHash.needsRenewal(encoded))
    }

    @Test("the same password never gives the same hash") func salted() throws {
        let one = try PasswordHash.make("口令", strength: .test)
        let other = try PasswordHash.make("口令", strength: .test)
        #expect(one != other)
        #expect(PasswordHash.matches("口令", one) && PasswordHash.matches("口令", other))
        #expect(PasswordHash.needsRenewal(one))
        #expect(!PasswordHash.needsRenewal(one, strength: .test))
    }

    @Test("an accented letter matches in both its forms") func normalised() throws {
        let encoded = try PasswordHash.make("caf\u{E9}", strength: .test)
        #expect(PasswordHash.matches("cafe\u{301}", encoded))
    }

    @Test("a NUL does not cut the password off") func embeddedZero() throws {
        let encoded = try PasswordHash.make("abc\0def", strength: .test)
        #expect(!PasswordHash.matches("abc", encoded))
        #expect(PasswordHash.matches("abc\0def", encoded))
    }

    @Test(
        "what is no hash matches nothing", arguments: ["", "$argon2id$", "$2y$05$abc", "$argon2i$v=19$m=64,t=1,p=1$"])
    func noHash(encoded: String) {
        #expect(!PasswordHash.matches("", encoded))
        #expect(!PasswordHash.matches("password", encoded))
    }

    @Test("a password beyond the limit is refused") func tooLong() {
        let long = String(repeating: "长", count: 400)
        #expect(throws: PasswordHash.Failure.tooLong) { try PasswordHash.make(long, strength: .test) }
    }

    @Test("an unknown login costs as much as a known one and is false") func dummy() async throws {
        #expect(!PasswordHash.needsRenewal(PasswordHash.dummy))
        #expect(!PasswordHash.matches("", PasswordHash.dummy))
        #expect(try await PasswordHashing().matches("password", nil) == false)
    }

    @Test("many logins at once are all answered") func pool() async throws {
        let hashing = PasswordHashing(strength: .test)
        let encoded = try await hashing.make("right")
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<40 {
                group.addTask { try await hashing.matches(number.isMultiple(of: 2) ? "right" : "wrong", encoded) }
            }
            var right = 0
            for try await matched in group where matched { right += 1 }
            #expect(right == 20)
        }
    }

    @Test("beyond the limit the next one is told to come back") func busy() async throws {
        let hashing = PasswordHashing(strength: .test, limit: 0)
        await #expect(throws: PasswordHashing.Busy.self) { try await hashing.make("x") }
    }
}
