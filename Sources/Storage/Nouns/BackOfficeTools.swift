public import Complaints
public import Foundation

/// A back-office tool that is looked up, as operations defined it. (3'.L1.1)
public struct BackOfficeTool: Sendable, Hashable, Identifiable {
    public let id: Int64
    public let name: String
    /// The address with its placeholders.
    public let url: String
    /// The header that carries the secret, if one does.
    public let headerName: String?
    /// The secret itself: only for asking, never for showing.
    public let headerValue: String?
    /// Milliseconds after which it is given up.
    public let timeout: Int

    static let columns = "id, name, url, header_name, header_value, timeout_ms"

    init(_ row: Row) throws {
        id = try row.int64(0)
        name = try row.text(1)
        url = try row.text(2)
        headerName = try row.textOrNil(3)
        headerValue = try row.textOrNil(4)
        timeout = try row.int(5)
    }
}

extension Connection {
    /// Every look-up, in the order of their names.
    public func backOfficeTools() throws -> [BackOfficeTool] {
        try rows("SELECT \(raw: BackOfficeTool.columns) FROM lookup ORDER BY name, id").map(BackOfficeTool.init)
    }

    public func backOfficeTool(_ id: Int64) throws -> BackOfficeTool? {
        try row("SELECT \(raw: BackOfficeTool.columns) FROM lookup WHERE id = \(id)").map(BackOfficeTool.init)
    }

    /// Adds one. Throws ``StorageError/conflict(_:)`` when the name is taken.
    public func addBackOfficeTool(
        name: String, url: String, header: (name: String, value: String)?, timeout: Int, by staff: StaffID,
        at now: Date
    ) throws {
        let id = try reserveID(of: "lookup")
        try execute(
            """
            INSERT INTO lookup(id, name, url, header_name, header_value, timeout_ms, changed_by, changed_at)
            VALUES (\(id), \(name), \(url), \(header?.name), \(header?.value), \(timeout), \(staff), \(now))
            """)
        afterCommit(.tools)
    }

    /// Changes one as a whole.
    public func changeBackOfficeTool(
        _ id: Int64, name: String, url: String, header: (name: String, value: String)?, timeout: Int,
        by staff: StaffID, at now: Date
    ) throws {
        try execute(
            """
            UPDATE lookup SET name = \(name), url = \(url), header_name = \(header?.name),
                header_value = \(header?.value), timeout_ms = \(timeout), changed_by = \(staff), changed_at = \(now)
            WHERE id = \(id)
            """)
        afterCommit(.tools)
    }

    public func removeBackOfficeTool(_ id: Int64) throws {
        try execute("DELETE FROM lookup WHERE id = \(id)")
        afterCommit(.tools)
    }
}
