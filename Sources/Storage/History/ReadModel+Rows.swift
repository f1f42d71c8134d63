import Foundation

extension Connection {
    func insert(_ model: ReadModel) throws -> ComplaintKey {
        let key = ComplaintKey(rawValue: try reserveID(of: "complaint"))
        let c = model.complaint
        try add(
            [
                key.rawValue.value, c.version.value, c.isEnded.value, c.level.value, c.responsible.value,
                c.receivedAt.value, c.firstResultAt.value, c.endedAt.value, c.queueAt.value, c.alarmAt.value,
                c.isBreached.value, c.marks.value, c.round.value, c.incident.value, c.policyVersion.value,
                c.isImported.value, c.number.value, c.state.value, c.type.value, c.subType.value, c.title.value,
                c.channel.value, c.queueClock.value, c.email.value, c.phone.value, c.userID.value, c.language.value,
            ], to: .complaint)
        for holder in model.holders { try add(holder, to: key, queueAt: model.queueAt) }
        return key
    }

    func update(_ key: ComplaintKey, from old: ReadModel, to model: ReadModel) throws {
        let c = model.complaint
        try send(
            """
            UPDATE complaint SET version = \(c.version), state = \(c.state), is_ended = \(c.isEnded),
                level = \(c.level), type = \(c.type), sub_type = \(c.subType), title = \(c.title),
                responsible = \(c.responsible), first_result_at = \(c.firstResultAt), ended_at = \(c.endedAt),
                queue_at = \(c.queueAt), queue_clock = \(c.queueClock), alarm_at = \(c.alarmAt),
                breached = \(c.isBreached), marks = \(c.marks), round = \(c.round), incident = \(c.incident),
                email = \(c.email), phone = \(c.phone), user_id = \(c.userID)
            WHERE id = \(key) AND version = \(old.version)
            """)
        try updateMeasures(of: key, from: old, to: model)
        guard old.holders != model.holders || old.queueAt != model.queueAt else { return }
        try send("DELETE FROM holder WHERE complaint_id = \(key)")
        for holder in model.holders { try add(holder, to: key, queueAt: model.queueAt) }
    }

    private func add(_ holder: String, to key: ComplaintKey, queueAt: Int64) throws {
        try add([holder.value, queueAt.value, key.rawValue.value], to: .holder)
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
