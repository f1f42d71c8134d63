extension Connection {
    /// The value of a setting that belongs to the database, such as the installation's secret.
    public func setting(_ key: String) throws -> String? {
        try row("SELECT value FROM setting WHERE key = \(key)")?.text(0)
    }

    /// Sets it.
    public func set(_ key: String, to value: String) throws {
        try execute(
            """
            INSERT INTO setting(key, value) VALUES (\(key), \(value))
            ON CONFLICT (key) DO UPDATE SET value = excluded.value
            """)
    }

    /// The value, set to `value` first where there is none: two processes that start at once agree on one.
    public func setting(_ key: String, orSet value: String) throws -> String {
        try execute("INSERT INTO setting(key, value) VALUES (\(key), \(value)) ON CONFLICT (key) DO NOTHING")
        return try one("SELECT value FROM setting WHERE key = \(key)").text(0)
    }
}
