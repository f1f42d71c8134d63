extension Migration {
    /// Complaints with their history, what is computed from it, and everything around: receipts, outbox, people.
    static let initial = Migration(
        1, "initial", search: true,
        historyTables + readModelTables + passageTables + peopleTables)

    private static let historyTables = [
        // The read model's row comes first, for everything else refers to it. All of it can be computed again from
        // the events: `redress verify` does.
        """
        CREATE TABLE complaint (
            id IDENTITY,
            number TEXT NOT NULL UNIQUE,
            version INT64 NOT NULL CHECK (version > 0),
            state TEXT NOT NULL,
            is_ended INT64 NOT NULL CHECK (is_ended IN (0, 1)),
            level INT64 CHECK (level BETWEEN 1 AND 3),
            type TEXT NOT NULL,
            sub_type TEXT,
            title TEXT,
            channel TEXT NOT NULL,
            responsible INT64 NOT NULL,
            received_at INT64 NOT NULL,
            first_result_at INT64,
            ended_at INT64,
            queue_at INT64 NOT NULL,
            queue_clock TEXT,
            alarm_at INT64,
            breached INT64 NOT NULL CHECK (breached IN (0, 1)),
            marks INT64 NOT NULL,
            round INT64 NOT NULL,
            incident INT64,
            email TEXT,
            phone TEXT,
            user_id TEXT,
            policy_version INT64 NOT NULL,
            language TEXT NOT NULL,
            imported INT64 NOT NULL CHECK (imported IN (0, 1))
        ) PLAIN
        """,
        "CREATE INDEX complaint_open ON complaint (queue_at, id) WHERE is_ended = 0",
        "CREATE INDEX complaint_received ON complaint (queue_at, id) WHERE state = 'received'",
        "CREATE INDEX complaint_breached ON complaint (queue_at, id) WHERE breached = 1",
        "CREATE INDEX complaint_alarm ON complaint (alarm_at, id) WHERE alarm_at IS NOT NULL",
        "CREATE INDEX complaint_ended ON complaint (ended_at, id) WHERE ended_at IS NOT NULL",
        "CREATE INDEX complaint_responsible ON complaint (responsible, id) WHERE is_ended = 0",
        "CREATE INDEX complaint_email ON complaint (email, id) WHERE email IS NOT NULL",
        "CREATE INDEX complaint_phone ON complaint (phone, id) WHERE phone IS NOT NULL",
        "CREATE INDEX complaint_user ON complaint (user_id, id) WHERE user_id IS NOT NULL",
        "CREATE INDEX complaint_incident ON complaint (incident, id) WHERE incident IS NOT NULL",
        // What happened. Only ever added to; each row is hashed together with the hash of the one before it.
        """
        CREATE TABLE event (
            id IDENTITY,
            complaint_id INT64 NOT NULL REFERENCES complaint (id),
            seq INT64 NOT NULL CHECK (seq > 0),
            at INT64 NOT NULL,
            actor TEXT NOT NULL,
            kind TEXT NOT NULL,
            payload TEXT NOT NULL,
            previous TEXT NOT NULL CHECK (length(previous) = 64),
            hash TEXT NOT NULL CHECK (length(hash) = 64),
            UNIQUE (complaint_id, seq)
        ) PLAIN
        """,
        // The words about persons in one event, beside it: a JSON array of [salt, text], both null once erased.
        """
        CREATE TABLE personal (
            complaint_id INT64 NOT NULL,
            seq INT64 NOT NULL,
            entries TEXT NOT NULL,
            PRIMARY KEY (complaint_id, seq),
            FOREIGN KEY (complaint_id, seq) REFERENCES event (complaint_id, seq)
        ) KEYED
        """,
        // The store-wide chain of heads: each seal covers the events that one commit added.
        """
        CREATE TABLE seal (
            id INT64 PRIMARY KEY CHECK (id > 0),
            first_event INT64 NOT NULL,
            last_event INT64 NOT NULL,
            count INT64 NOT NULL CHECK (count > 0),
            previous TEXT NOT NULL,
            hash TEXT NOT NULL,
            CHECK (first_event <= last_event)
        ) PLAIN
        """,
        "CREATE TABLE counter (name TEXT PRIMARY KEY, value INT64 NOT NULL) KEYED",
    ]

    private static let readModelTables = [
        """
        CREATE TABLE clock (
            complaint_id INT64 NOT NULL REFERENCES complaint (id),
            name TEXT NOT NULL,
            scope INT64 NOT NULL,
            level INT64 NOT NULL CHECK (level BETWEEN 0 AND 3),
            provisional INT64 NOT NULL CHECK (provisional IN (0, 1)),
            started_at INT64 NOT NULL,
            start_seq INT64 NOT NULL,
            due_at INT64 NOT NULL,
            ended_at INT64,
            ending TEXT,
            breached_at INT64,
            PRIMARY KEY (complaint_id, name, scope, level),
            CHECK ((ending IS NULL) = (ended_at IS NULL))
        ) KEYED
        """,
        // Who has an open complaint on the desk: a person (responsible or assigned) or a department. It repeats the
        // complaint's place in the queue so that one index answers for "mine".
        """
        CREATE TABLE holder (
            holder TEXT NOT NULL,
            queue_at INT64 NOT NULL,
            complaint_id INT64 NOT NULL REFERENCES complaint (id),
            PRIMARY KEY (holder, queue_at, complaint_id)
        ) KEYED
        """,
        "CREATE INDEX holder_complaint ON holder (complaint_id)",
    ]

    private static let passageTables = [
        // Whatever arrived, raw, before anybody understood it. The same message twice is one receipt.
        """
        CREATE TABLE receipt (
            id IDENTITY,
            channel TEXT NOT NULL,
            external_id TEXT NOT NULL,
            received_at INT64 NOT NULL,
            digest TEXT NOT NULL,
            raw BYTES,
            complaint_id INT64 REFERENCES complaint (id),
            problem TEXT,
            UNIQUE (channel, external_id)
        ) PLAIN
        """,
        "CREATE INDEX receipt_complaint ON receipt (complaint_id) WHERE complaint_id IS NOT NULL",
        "CREATE INDEX receipt_open ON receipt (id) WHERE complaint_id IS NULL",
        // Whatever goes out, written together with the fact that causes it.
        """
        CREATE TABLE outbox (
            id IDENTITY,
            complaint_id INT64 NOT NULL REFERENCES complaint (id),
            seq INT64 NOT NULL,
            message TEXT NOT NULL,
            kind TEXT NOT NULL,
            recipient TEXT NOT NULL,
            payload TEXT NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'dead')),
            attempts INT64 NOT NULL CHECK (attempts >= 0),
            created_at INT64 NOT NULL,
            next_at INT64,
            done_at INT64,
            last_error TEXT,
            UNIQUE (message, kind),
            CHECK ((state = 'waiting') = (next_at IS NOT NULL))
        ) PLAIN
        """,
        "CREATE INDEX outbox_waiting ON outbox (next_at, id) WHERE state = 'waiting'",
        "CREATE INDEX outbox_dead ON outbox (id) WHERE state = 'dead'",
        "CREATE INDEX outbox_complaint ON outbox (complaint_id)",
        """
        CREATE TABLE attachment (
            id IDENTITY,
            complaint_id INT64 REFERENCES complaint (id),
            token TEXT UNIQUE,
            digest TEXT NOT NULL,
            size INT64 NOT NULL CHECK (size >= 0),
            content_type TEXT NOT NULL,
            name TEXT,
            inline_safe INT64 NOT NULL CHECK (inline_safe IN (0, 1)),
            created_at INT64 NOT NULL,
            expires_at INT64,
            CHECK ((complaint_id IS NULL) = (expires_at IS NOT NULL))
        ) PLAIN
        """,
        "CREATE INDEX attachment_complaint ON attachment (complaint_id) WHERE complaint_id IS NOT NULL",
        "CREATE INDEX attachment_expiry ON attachment (expires_at) WHERE expires_at IS NOT NULL",
        "CREATE INDEX attachment_digest ON attachment (digest)",
        "CREATE TABLE search_cursor (name TEXT PRIMARY KEY, event_id INT64 NOT NULL) KEYED",
    ]

    private static let peopleTables = [
        """
        CREATE TABLE staff (
            id IDENTITY,
            login TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            roles TEXT NOT NULL,
            contact TEXT,
            password_hash TEXT,
            enabled INT64 NOT NULL CHECK (enabled IN (0, 1)),
            deputy_id INT64 REFERENCES staff (id),
            created_at INT64 NOT NULL
        ) PLAIN
        """,
        """
        CREATE TABLE session (
            digest TEXT PRIMARY KEY,
            staff_id INT64 NOT NULL REFERENCES staff (id),
            csrf TEXT NOT NULL,
            created_at INT64 NOT NULL,
            seen_at INT64 NOT NULL,
            expires_at INT64 NOT NULL
        ) KEYED
        """,
        "CREATE INDEX session_staff ON session (staff_id)",
        "CREATE INDEX session_expiry ON session (expires_at)",
        """
        CREATE TABLE api_token (
            digest TEXT PRIMARY KEY,
            staff_id INT64 NOT NULL REFERENCES staff (id),
            name TEXT NOT NULL,
            created_at INT64 NOT NULL,
            expires_at INT64,
            used_at INT64,
            revoked_at INT64
        ) KEYED
        """,
        """
        CREATE TABLE attempt (
            name TEXT PRIMARY KEY,
            window_start INT64 NOT NULL,
            count INT64 NOT NULL CHECK (count > 0)
        ) KEYED
        """,
        "CREATE INDEX attempt_window ON attempt (window_start)",
        """
        CREATE TABLE policy_version (
            version INT64 PRIMARY KEY CHECK (version > 0),
            effective_from INT64 NOT NULL,
            body TEXT NOT NULL,
            author INT64 REFERENCES staff (id),
            created_at INT64 NOT NULL
        ) PLAIN
        """,
        "CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) KEYED",
        // An alert inside the application. The key makes sure that the same is raised once.
        """
        CREATE TABLE notice (
            id IDENTITY,
            staff_id INT64 NOT NULL REFERENCES staff (id),
            complaint_id INT64 REFERENCES complaint (id),
            kind TEXT NOT NULL,
            detail TEXT NOT NULL,
            created_at INT64 NOT NULL,
            seen_at INT64,
            key TEXT NOT NULL UNIQUE
        ) PLAIN
        """,
        "CREATE INDEX notice_staff ON notice (staff_id, id)",
        "CREATE INDEX notice_unseen ON notice (staff_id, id) WHERE seen_at IS NULL",
    ]
}
