public import Complaints
public import Fetching
public import Foundation
public import Logging
public import Secrets
public import Storage

/// The use cases: each reads, decides and saves in one transaction. The only place that asks what time it is.
public struct ServiceDesk: Sendable {
    public let database: any Database
    public let store: any AttachmentStore
    public let secret: Secret
    public let hashing: PasswordHashing
    public let log: Logger
    /// Asks back-office tools. (3'.L1.1)
    let fetcher: Fetcher
    /// Posts to host sites. (3'.L2.3)
    let webhookFetcher: Fetcher
    /// Public holidays and make-up workdays that operations apply to a calendar. (6.1)
    public let holidays: HolidayPlan
    /// What time it is.
    public let now: @Sendable () -> Date

    let numbers: ComplaintNumbers
    let reference: Reference
    let reminders = ReminderMemory()

    /// Opens the desk on a migrated database: makes the installation's secret and the first policy version where
    /// there are none, and reads people and policies.
    public static func open(
        _ database: any Database, store: any AttachmentStore, hashing: PasswordHashing = PasswordHashing(),
        log: Logger, toolHosts: AllowedHosts = .none, webhookHosts: AllowedHosts = .none,
        holidays: HolidayPlan? = nil, now: @escaping @Sendable () -> Date = { .now }
    ) async throws -> ServiceDesk {
        let start = now()
        let proposed = Secret.random().hex
        let hex = try await database.write { try $0.setting("secret", orSet: proposed) }
        guard let secret = Secret(hex: hex) else { throw StorageError.corrupt("the installation's secret") }
        try await database.write { connection in
            if try connection.policies().isEmpty {
                try connection.addPolicy(.standard, author: nil, at: start)
            }
        }
        let desk = ServiceDesk(
            database: database, store: store, secret: secret, hashing: hashing, log: log, fetcher: Fetcher(toolHosts),
            webhookFetcher: Fetcher(webhookHosts), holidays: try holidays ?? .builtIn(), now: now,
            numbers: ComplaintNumbers(database), reference: Reference())
        try await desk.refreshReference()
        return desk
    }

    /// People and policies as they were last read.
    public var directory: Directory { reference.directory }

    /// Reads people and policies again; called after every change of them, by this process or another.
    public func refreshReference() async throws {
        let fresh = try await database.read { connection in
            Directory(accounts: try connection.staff(), policies: try connection.policies().map(\.policy))
        }
        reference.replace(by: fresh)
    }

    /// A new id for a message that goes out.
    func messageID() -> String { "m-" + Token.random() }

    /// What a rule is given, for a complaint that keeps this policy version.
    func circumstances(_ version: Int, at now: Date) -> Circumstances {
        let directory = directory
        return Circumstances(policy: directory.policy(version), roster: directory.roster, now: now)
    }
}
