public import Complaints
public import Foundation

/// An account.
public struct StaffAccount: Sendable, Hashable {
    public let id: StaffID
    public let login: String
    public let name: String
    public let roles: Set<Role>
    /// How colleagues and complainants reach this person, as shown in a result.
    public let contact: String?
    /// The encoded hash, or nil while no password is set.
    public let passwordHash: String?
    public let isEnabled: Bool
    public let deputy: StaffID?
    public let createdAt: Date

    /// What rules know of this person.
    public var member: StaffMember {
        StaffMember(id: id, name: name, roles: roles, isEnabled: isEnabled, deputy: deputy)
    }

    static let columns = "id, login, name, roles, contact, password_hash, enabled, deputy_id, created_at"

    init(_ row: Row) throws {
        id = try row.id(0)
        login = try row.text(1)
        name = try row.text(2)
        roles = Set(try row.text(3).split(separator: " ").compactMap { Role(rawValue: String($0)) })
        contact = try row.textOrNil(4)
        passwordHash = try row.textOrNil(5)
        isEnabled = try row.bool(6)
        deputy = try row.idOrNil(7)
        createdAt = try row.date(8)
    }
}

extension Connection {
    /// Adds an account. Throws ``StorageError/conflict(_:)`` `staff_login_key` when the login is taken; logins are
    /// compared in lower case.
    public func addStaff(
        login: String, name: String, roles: Set<Role>, contact: String? = nil, passwordHash: String?,
        deputy: StaffID? = nil, at now: Date
    ) throws -> StaffID {
        afterCommit(.staff)
        return try one(
            """
            INSERT INTO staff(login, name, roles, contact, password_hash, enabled, deputy_id, created_at)
            VALUES (\(login.lowercased()), \(name), \(stored(roles)), \(contact), \(passwordHash), 1, \(deputy), \(now))
            RETURNING id
            """
        ).id(0)
    }

    /// Everybody, enabled or not, in the order of their accounts.
    public func staff() throws -> [StaffAccount] {
        try rows("SELECT \(raw: StaffAccount.columns) FROM staff ORDER BY id").map(StaffAccount.init)
    }

    /// One account.
    public func staff(_ id: StaffID) throws -> StaffAccount? {
        try row("SELECT \(raw: StaffAccount.columns) FROM staff WHERE id = \(id)").map(StaffAccount.init)
    }

    /// One account by its login, in whatever case.
    public func staff(login: String) throws -> StaffAccount? {
        try row("SELECT \(raw: StaffAccount.columns) FROM staff WHERE login = \(login.lowercased())")
            .map(StaffAccount.init)
    }

    /// Everybody, as rules know them.
    public func roster() throws -> Roster {
        Roster(try staff().map(\.member))
    }

    /// Changes name, roles, contact and deputy.
    public func changeStaff(
        _ id: StaffID, name: String, roles: Set<Role>, contact: String?, deputy: StaffID?
    ) throws {
        try execute(
            """
            UPDATE staff SET name = \(name), roles = \(stored(roles)), contact = \(contact), deputy_id = \(deputy)
            WHERE id = \(id)
            """)
        afterCommit(.staff)
    }

    /// Sets the password's hash and ends every session of the account.
    public func setPasswordHash(_ hash: String, of id: StaffID) throws {
        try execute("UPDATE staff SET password_hash = \(hash) WHERE id = \(id)")
        try endSessions(of: id)
    }

    /// Renews the password's hash at a login, without ending sessions: the password is the same.
    public func renewPasswordHash(_ hash: String, of id: StaffID) throws {
        try execute("UPDATE staff SET password_hash = \(hash) WHERE id = \(id)")
    }

    /// Enables an account, or disables it together with its sessions and tokens.
    public func setStaff(_ id: StaffID, enabled: Bool, at now: Date) throws {
        try execute("UPDATE staff SET enabled = \(enabled) WHERE id = \(id)")
        if !enabled {
            try endSessions(of: id)
            try execute("UPDATE api_token SET revoked_at = \(now) WHERE staff_id = \(id) AND revoked_at IS NULL")
        }
        afterCommit(.staff)
    }

    private func stored(_ roles: Set<Role>) -> String {
        roles.map(\.rawValue).sorted().joined(separator: " ")
    }
}
