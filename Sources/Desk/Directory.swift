import Channels
public import Complaints
public import Foundation
public import Storage
import Synchronization

/// Who works here and by which rules, read at once.
public struct Directory: Sendable {
    public let accounts: [StaffID: StaffAccount]
    public let roster: Roster
    private let policies: [Int: Policy]
    private let newestFirst: [Policy]
    /// People by everything that a complainant might give and that is theirs.
    private let byContact: [String: StaffID]
    /// Names of those whose accounts are elsewhere.
    private let names: [StaffID: String]

    /// The people of a dossier, of whom nothing but their names is known.
    public init(names: [StaffID: String]) { self.init(names: names, accounts: []) }

    init(names: [StaffID: String] = [:], accounts: [StaffAccount] = [], policies: [Policy] = []) {
        self.names = names
        self.accounts = Dictionary(accounts.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
        roster = Roster(accounts.map(\.member))
        self.policies = Dictionary(policies.map { ($0.version, $0) }, uniquingKeysWith: { _, last in last })
        newestFirst = policies.sorted { $0.version > $1.version }
        var byContact: [String: StaffID] = [:]
        for account in accounts.sorted(by: { $0.id > $1.id }) {
            byContact[account.login.lowercased()] = account.id
            guard let contact = account.contact else { continue }
            byContact[contact.lowercased()] = account.id
            if let phone = PhoneNumber.normalise(contact) { byContact[phone] = account.id }
        }
        self.byContact = byContact
    }

    /// Every version there is, the newest first.
    var everyPolicy: [Policy] { newestFirst }

    /// The version a complaint keeps. (6.1)
    public func policy(_ version: Int) -> Policy { policies[version] ?? .standard }

    /// The version in force: the newest whose time has come.
    public func policy(at now: Date) -> Policy {
        newestFirst.first { $0.effectiveFrom <= now } ?? newestFirst.last ?? .standard
    }

    /// A person's name, or the number where the account is unknown.
    public func name(_ id: StaffID) -> String { accounts[id]?.name ?? names[id] ?? "#\(id)" }

    /// The member of staff behind a complainant's contact or user ID, if it is one's own.
    func staff(email: String?, phone: String?, userID: String?) -> StaffID? {
        email.flatMap { byContact[$0.lowercased()] } ?? phone.flatMap { byContact[$0] }
            ?? userID.flatMap { byContact[$0.lowercased()] }
    }

    /// Everybody, by name.
    public var people: [StaffAccount] { accounts.values.sorted { $0.id < $1.id } }
}

/// The directory that everybody shares, replaced as a whole.
final class Reference: Sendable {
    private let held = Mutex(Directory())
    var directory: Directory { held.withLock { $0 } }
    func replace(by directory: Directory) { held.withLock { $0 = directory } }
}
