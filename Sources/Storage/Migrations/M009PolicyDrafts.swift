extension Migration {
    /// Revisions of the policy on their way, and what was done to them. (6.1)
    static let policyDrafts = Migration(
        9, "policy drafts",
        [
            // `live` is 1 while it is written or waits for the second person: there is one such at a time.
            """
            CREATE TABLE policy_draft (
                id IDENTITY,
                basis INT64 NOT NULL REFERENCES policy_version (version),
                body TEXT NOT NULL,
                reason TEXT NOT NULL,
                effective_from INT64,
                confirmed TEXT NOT NULL,
                authors TEXT NOT NULL,
                stage TEXT NOT NULL CHECK (stage IN ('open', 'submitted', 'approved', 'discarded')),
                live INT64 UNIQUE CHECK (live = 1),
                revision INT64 NOT NULL CHECK (revision > 0),
                changed_at INT64 NOT NULL,
                version INT64 UNIQUE REFERENCES policy_version (version),
                CHECK ((stage IN ('open', 'submitted')) = (live IS NOT NULL)),
                CHECK ((stage = 'approved') = (version IS NOT NULL))
            ) PLAIN
            """,
            // Only ever added to.
            """
            CREATE TABLE policy_act (
                id IDENTITY,
                draft_id INT64 NOT NULL REFERENCES policy_draft (id),
                act TEXT NOT NULL CHECK (act IN ('begun', 'submitted', 'returned', 'approved', 'discarded')),
                remark TEXT,
                staff_id INT64 NOT NULL REFERENCES staff (id),
                at INT64 NOT NULL
            ) PLAIN
            """,
            "CREATE INDEX policy_act_draft ON policy_act (draft_id, id)",
            // How many of a kind came of late, and what a draft would have made of last month.
            "CREATE INDEX complaint_arrival ON complaint (received_at, id)",
        ])
}
