extension Migration {
    /// The look-ups of back-office tools, and what passes between the two sides of a video call.
    static let lookups = Migration(
        5, "look-ups and calls",
        [
            // What operations defined. (3'.L1.1)
            """
            CREATE TABLE lookup (
                id IDENTITY,
                name TEXT NOT NULL UNIQUE,
                url TEXT NOT NULL,
                header_name TEXT,
                header_value TEXT,
                timeout_ms INT64 NOT NULL CHECK (timeout_ms BETWEEN 100 AND 60000),
                changed_by INT64 REFERENCES staff (id),
                changed_at INT64 NOT NULL,
                CHECK ((header_name IS NULL) = (header_value IS NULL))
            ) PLAIN
            """,
            // When each side of a call was last heard of. (3'.L1.3) Gone with the call.
            """
            CREATE TABLE call_peer (
                call TEXT NOT NULL,
                side TEXT NOT NULL CHECK (side IN ('staff', 'complainant')),
                complaint_id INT64 NOT NULL REFERENCES complaint (id),
                seen_at INT64 NOT NULL,
                PRIMARY KEY (call, side)
            ) KEYED
            """,
            "CREATE INDEX call_peer_seen ON call_peer (seen_at)",
            // What the browsers of a call tell each other to find a way. Gone with the call.
            """
            CREATE TABLE call_signal (
                call TEXT NOT NULL,
                seq INT64 NOT NULL CHECK (seq > 0),
                side TEXT NOT NULL CHECK (side IN ('staff', 'complainant')),
                kind TEXT NOT NULL,
                body TEXT NOT NULL,
                PRIMARY KEY (call, seq)
            ) KEYED
            """,
        ])
}
