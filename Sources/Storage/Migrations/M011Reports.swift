extension Migration {
    /// What the management group has to acknowledge is found by an index; the seals cover incidents too.
    static let reports = Migration(11, "reports and seals of incidents", sealing: true, reportMarks + incidentSeals)

    /// Complaints that were reported before the mark existed get it, unless somebody acknowledged the report, an upheld
    /// objection set it back, or the case is anonymised. (4.2.2)
    private static let reportMarks = [
        """
        UPDATE complaint SET marks = marks | 1024 WHERE (marks & 512) = 0 AND id IN (
            SELECT r.complaint_id FROM event r WHERE r.kind = 'reportedToManagement' AND NOT EXISTS (
                SELECT 1 FROM event e WHERE e.complaint_id = r.complaint_id AND e.seq > r.seq AND (
                    e.kind = 'managementAcknowledged'
                    OR (e.kind = 'objectionDecided' AND e.payload LIKE '%"upheld":true%'))))
        """,
        "CREATE INDEX complaint_reported ON complaint (received_at, id) WHERE (marks & 1024) <> 0",
    ]

    /// Events of incidents get a place in the order of the whole store, and seals a part for them: a commit adds events
    /// of complaints, of incidents, or of both. (6.2)
    private static let incidentSeals = [
        "ALTER TABLE incident_event RENAME TO incident_event_before",
        """
        CREATE TABLE incident_event (
            id IDENTITY,
            incident_id INT64 NOT NULL REFERENCES incident (id),
            seq INT64 NOT NULL CHECK (seq > 0),
            at INT64 NOT NULL,
            actor TEXT NOT NULL,
            kind TEXT NOT NULL,
            payload TEXT NOT NULL,
            entries TEXT,
            previous TEXT NOT NULL CHECK (length(previous) = 64),
            hash TEXT NOT NULL CHECK (length(hash) = 64),
            UNIQUE (incident_id, seq)
        ) PLAIN
        """,
        """
        INSERT INTO incident_event(incident_id, seq, at, actor, kind, payload, entries, previous, hash)
        SELECT incident_id, seq, at, actor, kind, payload, entries, previous, hash FROM incident_event_before
        ORDER BY at, incident_id, seq
        """,
        "DROP TABLE incident_event_before",
        "ALTER TABLE seal RENAME TO seal_before",
        // `last_event` and `last_incident_event` say up to where this seal and all before it cover; the counts say how
        // many of them are this one's.
        """
        CREATE TABLE seal (
            id INT64 PRIMARY KEY CHECK (id > 0),
            first_event INT64,
            last_event INT64 NOT NULL,
            count INT64 NOT NULL CHECK (count >= 0),
            last_incident_event INT64 NOT NULL,
            incident_count INT64 NOT NULL CHECK (incident_count >= 0),
            previous TEXT NOT NULL,
            hash TEXT NOT NULL,
            CHECK (count + incident_count > 0),
            CHECK ((count = 0) = (first_event IS NULL)),
            CHECK (first_event IS NULL OR first_event <= last_event)
        ) PLAIN
        """,
        """
        INSERT INTO seal(id, first_event, last_event, count, last_incident_event, incident_count, previous, hash)
        SELECT id, first_event, last_event, count, 0, 0, previous, hash FROM seal_before ORDER BY id
        """,
        "DROP TABLE seal_before",
    ]
}
