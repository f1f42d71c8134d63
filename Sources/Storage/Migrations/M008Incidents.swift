extension Migration {
    /// Incidents with their history, the complaints that belong to each, and who asked to be told. (3'.L3.4)
    static let incidents = Migration(
        8, "incidents",
        [
            // Computed from the history, but for `telling`: bulletins of it have not reached every complaint yet.
            """
            CREATE TABLE incident (
                id IDENTITY,
                version INT64 NOT NULL CHECK (version > 0),
                title TEXT,
                stage TEXT NOT NULL,
                bulletins INT64 NOT NULL CHECK (bulletins >= 0),
                opened_at INT64 NOT NULL,
                published_at INT64,
                closed_at INT64,
                alarm_at INT64,
                telling INT64 NOT NULL CHECK (telling IN (0, 1)),
                CHECK ((bulletins = 0) = (published_at IS NULL))
            ) PLAIN
            """,
            "CREATE INDEX incident_alarm ON incident (alarm_at, id) WHERE alarm_at IS NOT NULL",
            "CREATE INDEX incident_telling ON incident (id) WHERE telling = 1",
            // What happened, chained as a complaint's history is. Words about persons stand beside the payload.
            """
            CREATE TABLE incident_event (
                incident_id INT64 NOT NULL REFERENCES incident (id),
                seq INT64 NOT NULL CHECK (seq > 0),
                at INT64 NOT NULL,
                actor TEXT NOT NULL,
                kind TEXT NOT NULL,
                payload TEXT NOT NULL,
                entries TEXT,
                previous TEXT NOT NULL CHECK (length(previous) = 64),
                hash TEXT NOT NULL CHECK (length(hash) = 64),
                PRIMARY KEY (incident_id, seq)
            ) PLAIN
            """,
            // How many of the incident's bulletins each linked complaint's own record has, or need not have.
            """
            CREATE TABLE incident_member (
                incident_id INT64 NOT NULL REFERENCES incident (id),
                complaint_id INT64 NOT NULL REFERENCES complaint (id),
                told INT64 NOT NULL CHECK (told >= 0),
                PRIMARY KEY (incident_id, complaint_id)
            ) KEYED
            """,
            // Gone when the person unsubscribes; without a confirmation nothing but the question is sent.
            """
            CREATE TABLE incident_subscriber (
                token TEXT PRIMARY KEY,
                incident_id INT64 NOT NULL REFERENCES incident (id),
                email TEXT NOT NULL,
                language TEXT NOT NULL,
                created_at INT64 NOT NULL,
                confirmed_at INT64,
                UNIQUE (incident_id, email)
            ) KEYED
            """,
        ])
}
