extension Migration {
    /// Temporary measures and isolations across complaints, and who is told of them.
    static let measures = Migration(
        6, "measures",
        [
            // A read model: computed from the history of the complaint the measure was taken on. What it is about, in
            // words, stands in that history only. (3'.L2.3, 3'.L3.2)
            """
            CREATE TABLE measure (
                id IDENTITY,
                complaint_id INT64 NOT NULL REFERENCES complaint (id),
                kind TEXT NOT NULL CHECK (kind IN ('temporary', 'isolation')),
                state TEXT NOT NULL
                    CHECK (state IN ('proposed', 'active', 'refused', 'rolled-back', 'expired', 'lapsed')),
                flag_key TEXT NOT NULL,
                flag_kind TEXT NOT NULL CHECK (flag_kind IN ('boolean', 'number', 'text')),
                flag_value TEXT NOT NULL,
                proposed_by TEXT NOT NULL,
                proposed_at INT64 NOT NULL,
                decided_by TEXT,
                decided_at INT64,
                since INT64,
                until INT64 NOT NULL,
                ended_by TEXT,
                ended_at INT64,
                CHECK ((state IN ('proposed', 'active')) = (ended_at IS NULL)),
                CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
                CHECK (state <> 'active' OR since IS NOT NULL)
            ) PLAIN
            """,
            "CREATE INDEX measure_open ON measure (until, id) WHERE ended_at IS NULL",
            "CREATE INDEX measure_ended ON measure (ended_at, id) WHERE ended_at IS NOT NULL",
            "CREATE INDEX measure_complaint ON measure (complaint_id)",
            // Other complaints that a measure helps: a read model too, of their histories.
            """
            CREATE TABLE measure_link (
                complaint_id INT64 NOT NULL REFERENCES complaint (id),
                measure_id INT64 NOT NULL REFERENCES measure (id),
                PRIMARY KEY (complaint_id, measure_id)
            ) KEYED
            """,
            "CREATE INDEX measure_link_measure ON measure_link (measure_id)",
            // A host site that reads the flags. The token itself was shown once.
            """
            CREATE TABLE host_token (
                id IDENTITY,
                digest TEXT NOT NULL UNIQUE,
                name TEXT NOT NULL,
                created_at INT64 NOT NULL,
                expires_at INT64,
                used_at INT64,
                revoked_at INT64
            ) PLAIN
            """,
            // Where each start and end is posted.
            """
            CREATE TABLE webhook (
                id IDENTITY,
                url TEXT NOT NULL,
                secret TEXT NOT NULL,
                changed_by INT64 REFERENCES staff (id),
                changed_at INT64 NOT NULL
            ) PLAIN
            """,
        ])
}
