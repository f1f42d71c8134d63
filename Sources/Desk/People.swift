public import Complaints
import Foundation
import Secrets
public import Storage

/// Why somebody is not let in, in words that give nothing away.
public enum SignInFailure: Error, Hashable, Sendable {
    /// Login or password, never which.
    case wrong
    case tooMany(minutes: Int)
}

/// Somebody who is signed in.
public struct SignedIn: Sendable {
    public let account: StaffAccount
    public let csrf: String
    public let tokenDigest: String
    public var member: StaffMember { account.member }
}

/// Accounts, sessions, tokens.
extension ServiceDesk {
    /// Seconds a session lives without being used.
    static let sessionLength: TimeInterval = 12 * 3600
    /// Passwords must have this many characters.
    public static let leastPassword = 12

    /// Signs in. Answers with the token to put into the cookie; it is stored as a digest only.
    ///
    /// Ten wrong attempts in a quarter of an hour for one login, or fifty from one address, and it waits.
    public func signIn(login: String, password: String, address: String) async throws -> (token: String, who: SignedIn)
    {
        let moment = now()
        let names = ["login/\(login.lowercased().prefix(100))", "login-address/\(address)"]
        let counts = try await database.read { c in try names.map { try c.attempts($0, window: 900, at: moment) } }
        if counts[0] >= 10 || counts[1] >= 50 { throw SignInFailure.tooMany(minutes: 15) }
        let account = try await database.read { try $0.staff(login: login) }
        let isRight = try await hashing.matches(password, account?.passwordHash)
        guard let account, isRight, account.isEnabled else {
            // Only failures count: an office behind one address signs in as often as it likes.
            try await database.aside { c in for name in names { _ = try c.countAttempt(name, window: 900, at: moment) }
            }
            throw SignInFailure.wrong
        }
        let token = Token.random()
        let csrf = Token.random()
        let digest = Token.digest(token)
        try await database.aside { c in
            try c.forgetAttempts(names[0])
            try c.beginSession(
                digest: digest, of: account.id, csrf: csrf, at: moment,
                expires: moment.addingTimeInterval(Self.sessionLength))
        }
        return (token, SignedIn(account: account, csrf: csrf, tokenDigest: digest))
    }

    /// Who a session's cookie belongs to, or nil. Lengthens the session while it is used.
    public func session(token: String) async throws -> SignedIn? {
        let moment = now()
        let digest = Token.digest(token)
        guard let session = try await database.read({ try $0.session(digest: digest, at: moment) }) else { return nil }
        guard let account = directory.accounts[session.staff], account.isEnabled else { return nil }
        if moment.timeIntervalSince(session.seenAt) > 600 {
            try await database.aside { c in
                try c.touchSession(
                    digest: digest, at: moment, expires: moment.addingTimeInterval(Self.sessionLength))
            }
        }
        return SignedIn(account: account, csrf: session.csrf, tokenDigest: digest)
    }

    /// Ends a session.
    public func signOut(_ who: SignedIn) async throws {
        try await database.aside { try $0.endSession(digest: who.tokenDigest) }
    }

    /// Who a bearer token belongs to, or nil.
    public func bearer(_ token: String) async throws -> StaffAccount? {
        let moment = now()
        let digest = Token.digest(token)
        return try await database.read { try $0.tokenHolder(digest: digest, at: moment) }
    }

    /// A new bearer token of a person; shown once, stored as a digest.
    public func makeToken(login: String, name: String, days: Int?) async throws -> String {
        let moment = now()
        let token = Token.random()
        let digest = Token.digest(token)
        try await database.write { c in
            guard let account = try c.staff(login: login), account.isEnabled else {
                throw FieldErrors(["login": .notAPerson])
            }
            try c.addToken(
                digest: digest, of: account.id, name: name, at: moment,
                expires: days.map { moment.addingTimeInterval(Double($0) * 86_400) })
        }
        return token
    }

    /// What is needed for an account.
    public struct NewAccount: Sendable {
        public var login: String
        public var name: String
        public var roles: Set<Role>
        public var contact: String?
        public var deputy: StaffID?
        /// nil makes one.
        public var password: String?
        public init(
            login: String, name: String, roles: Set<Role>, contact: String? = nil, deputy: StaffID? = nil,
            password: String? = nil
        ) {
            self.login = login
            self.name = name
            self.roles = roles
            self.contact = contact
            self.deputy = deputy
            self.password = password
        }
    }

    /// Adds an account; answers with its password, made here unless one was given.
    public func addAccount(_ new: NewAccount) async throws -> (id: StaffID, password: String) {
        var errors = FieldErrors()
        let login = errors.text("login", new.login, limit: 60, line: true, required: true)
        if !login.isEmpty, login.contains(where: { $0.isWhitespace || $0 == "/" }) { errors.add("login", .unknown) }
        let name = errors.text("name", new.name, limit: TextLimit.name, line: true, required: true)
        let contact = errors.text("contact", new.contact, limit: TextLimit.line, line: true)
        if new.roles.isEmpty { errors.add("roles", .missing) }
        if let deputy = new.deputy, directory.accounts[deputy] == nil { errors.add("deputy", .notAPerson) }
        let password = new.password ?? Self.freshPassword()
        if password.count < Self.leastPassword { errors.add("password", .passwordTooShort(limit: Self.leastPassword)) }
        try errors.check()
        let hash = try await hashing.make(password)
        let moment = now()
        let id = try await database.write { c in
            guard try c.staff(login: login) == nil else { throw FieldErrors(["login": .loginTaken]) }
            return try c.addStaff(
                login: login, name: name, roles: new.roles, contact: contact.isEmpty ? nil : contact,
                passwordHash: hash, deputy: new.deputy, at: moment)
        }
        try await refreshReference()
        return (id, password)
    }

    /// Twenty characters from the alphabet of access codes: about 100 bits, typed without doubt.
    static func freshPassword() -> String {
        let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz")
        var generator = SystemRandomNumberGenerator()
        let symbols = (0..<20).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] }
        return stride(from: 0, to: 20, by: 5).map { String(symbols[$0..<$0 + 5]) }.joined(separator: "-")
    }

    /// Gives a new password, which is shown once; every session of the person ends.
    public func resetPassword(_ id: StaffID) async throws -> String {
        let password = Self.freshPassword()
        let hash = try await hashing.make(password)
        try await database.write { try $0.setPasswordHash(hash, of: id) }
        return password
    }

    /// A person's own new password. Every session of the person ends, this one included.
    public func changePassword(_ who: SignedIn, current: String, new: String, again: String) async throws {
        var errors = FieldErrors()
        if !(try await hashing.matches(current, who.account.passwordHash)) { errors.add("current", .passwordWrong) }
        if new.count < Self.leastPassword { errors.add("new", .passwordTooShort(limit: Self.leastPassword)) }
        if new != again { errors.add("repeat", .passwordsDiffer) }
        try errors.check()
        let hash = try await hashing.make(new)
        try await database.write { try $0.setPasswordHash(hash, of: who.account.id) }
        try await refreshReference()
    }

    /// Enables or disables an account. A disabled person's open work passes to others, each as a fact. (1.2)
    public func setEnabled(_ id: StaffID, _ enabled: Bool) async throws {
        let moment = now()
        try await database.write { try $0.setStaff(id, enabled: enabled, at: moment) }
        try await refreshReference()
        guard !enabled else { return }
        var position: QueuePosition?
        repeat {
            let after = position
            let page = try await database.read { try $0.queue(.mine(id), after: after, limit: 200) }
            for item in page.items { _ = try await replaceDisabled(item.id) }
            position = page.next
        } while position != nil
    }
}
