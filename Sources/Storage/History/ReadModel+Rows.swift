import Foundation

extension Connection {
    func insert(_ model: ReadModel) throws -> ComplaintKey {
        let c = model.complaint
        let key = try one(
            """
            INSERT INTO complaint(number, version, state, is_ended, level, type, sub_type, title, channel, responsible,
                received_at, first_result_at, ended_at, queue_at, queue_clock, alarm_at, breached, marks, round,
                incident, email, phone, user_id, policy_version, language, imported)
            VALUES (\(c.number), \(c.version), \(c.state), \(c.isEnded), \(c.level), \(c.type), \(c.subType),
                \(c.title), \(c.channel), \(c.responsible), \(c.receivedAt), \(c.firstResultAt),
                \(c.endedAt), \(c.queueAt), \(c.queueClock), \(c.alarmAt), \(c.isBreached), \(c.marks), \(c.round),
                \(c.incident), \(c.email), \(c.phone), \(c.userID), \(c.policyVersion), \(c.language), \(c.isImported))
            RETURNING id
            """
        ).id(0, as: ComplaintKey.self)
        for clock in model.clocks { try save(clock, of: key) }
        for holder in model.holders { try add(holder, to: key, queueAt: model.queueAt) }
        return key
    }

    func update(_ key: ComplaintKey, to model: ReadModel, expecting version: Int) throws {
        let c = model.complaint
        let count = try execute(
            """
            UPDATE complaint SET version = \(c.version), state = \(c.state), is_ended = \(c.isEnded),
                level = \(c.level), type = \(c.type), sub_type = \(c.subType), title = \(c.title),
                responsible = \(c.responsible), first_result_at = \(c.firstResultAt), ended_at = \(c.endedAt),
                queue_at = \(c.queueAt), queue_clock = \(c.queueClock), alarm_at = \(c.alarmAt),
                breached = \(c.isBreached), marks = \(c.marks), round = \(c.round), incident = \(c.incident),
                email = \(c.email), phone = \(c.phone), user_id = \(c.userID)
            WHERE id = \(key) AND version = \(version)
            """)
        guard count == 1 else {
            throw StorageError.changedMeanwhile(version: try self.version(of: key) ?? 0)
        }
        let stored = Set(try clockRows(of: key))
        for clock in model.clocks where !stored.contains(clock) { try save(clock, of: key) }
        try dropClocks(of: key, among: stored, beyond: model.clocks)
        let desks = try holderRows(of: key)
        let wanted = Set(model.holders)
        for (holder, queueAt) in desks where !wanted.contains(holder) || queueAt != model.queueAt {
            try execute(
                """
                DELETE FROM holder
                WHERE holder = \(holder) AND queue_at = \(queueAt) AND complaint_id = \(key)
                """)
        }
        for holder in model.holders where desks[holder] != model.queueAt {
            try add(holder, to: key, queueAt: model.queueAt)
        }
    }

    /// A clock never goes away by an event; after a change of the program's rules one may.
    private func dropClocks(
        of key: ComplaintKey, among stored: Set<ReadModel.ClockRow>, beyond wanted: [ReadModel.ClockRow]
    ) throws {
        guard stored.count > 0 else { return }
        let keys = Set(wanted.map { "\($0.name)/\($0.scope)/\($0.level)" })
        for row in stored where !keys.contains("\(row.name)/\(row.scope)/\(row.level)") {
            try execute(
                """
                DELETE FROM clock WHERE complaint_id = \(key) AND name = \(row.name) AND scope = \(row.scope)
                AND level = \(row.level)
                """)
        }
    }

    /// Written once per clock and event, the most frequent statement of all: its text is not put together anew.
    private static var clockText: String {
        """
        INSERT INTO clock(complaint_id, name, scope, level, provisional, started_at, start_seq, due_at, ended_at,
            ending, breached_at)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
        ON CONFLICT (complaint_id, name, scope, level) DO UPDATE SET
            provisional = excluded.provisional, started_at = excluded.started_at, start_seq = excluded.start_seq,
            due_at = excluded.due_at, ended_at = excluded.ended_at, ending = excluded.ending,
            breached_at = excluded.breached_at
        """
    }

    private func save(_ clock: ReadModel.ClockRow, of key: ComplaintKey) throws {
        try execute(
            SQL(
                text: Self.clockText,
                arguments: [
                    key.rawValue.value, clock.name.value, clock.scope.value, clock.level.value,
                    clock.isProvisional.value, clock.startedAt.value, clock.startSequence.value, clock.dueAt.value,
                    clock.endedAt.value, clock.ending.value, clock.breachedAt.value,
                ]))
    }

    private func add(_ holder: String, to key: ComplaintKey, queueAt: Int64) throws {
        try execute("INSERT INTO holder(holder, queue_at, complaint_id) VALUES (\(holder), \(queueAt), \(key))")
    }

    func clockRows(of key: ComplaintKey) throws -> [ReadModel.ClockRow] {
        try rows(
            """
            SELECT name, scope, level, provisional, started_at, start_seq, due_at, ended_at, ending, breached_at
            FROM clock WHERE complaint_id = \(key) ORDER BY name, scope, level
            """
        ).map { row in
            ReadModel.ClockRow(
                name: try row.text(0), scope: try row.int(1), level: try row.int(2),
                isProvisional: try row.bool(3), startedAt: try row.int64(4), startSequence: try row.int(5),
                dueAt: try row.int64(6), endedAt: try row.int64OrNil(7), ending: try row.textOrNil(8),
                breachedAt: try row.int64OrNil(9))
        }
    }

    func holderRows(of key: ComplaintKey) throws -> [String: Int64] {
        Dictionary(
            try rows("SELECT holder, queue_at FROM holder WHERE complaint_id = \(key)").map {
                (try $0.text(0), try $0.int64(1))
            }, uniquingKeysWith: { first, _ in first })
    }

    func complaintRow(of key: ComplaintKey) throws -> ReadModel.Row? {
        try row(
            """
            SELECT number, version, state, is_ended, level, type, sub_type, title, channel, responsible,
                received_at, first_result_at, ended_at, queue_at, queue_clock, alarm_at, breached, marks, round,
                incident, email, phone, user_id, policy_version, language, imported
            FROM complaint WHERE id = \(key)
            """
        ).map { row in
            ReadModel.Row(
                number: try row.text(0), version: try row.int(1), state: try row.text(2), isEnded: try row.bool(3),
                level: try row.intOrNil(4), type: try row.text(5), subType: try row.textOrNil(6),
                title: try row.textOrNil(7), channel: try row.text(8), responsible: try row.int64(9),
                receivedAt: try row.int64(10), firstResultAt: try row.int64OrNil(11),
                endedAt: try row.int64OrNil(12), queueAt: try row.int64(13), queueClock: try row.textOrNil(14),
                alarmAt: try row.int64OrNil(15), isBreached: try row.bool(16), marks: try row.int(17),
                round: try row.int(18), incident: try row.int64OrNil(19), email: try row.textOrNil(20),
                phone: try row.textOrNil(21), userID: try row.textOrNil(22), policyVersion: try row.int(23),
                language: try row.text(24), isImported: try row.bool(25))
        }
    }
}
