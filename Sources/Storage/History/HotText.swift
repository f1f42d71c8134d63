/// The statements that every complaint received runs, as finished texts: putting them together anew each time costs more
/// than some of them take.
enum HotText {
    static let insertComplaint = """
        INSERT INTO complaint(id, number, version, state, is_ended, level, type, sub_type, title, channel,
            responsible, received_at, first_result_at, ended_at, queue_at, queue_clock, alarm_at, breached, marks,
            round, incident, email, phone, user_id, policy_version, language, imported)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
            ?23, ?24, ?25, ?26, ?27)
        """

    static let insertHolder = "INSERT INTO holder(holder, queue_at, complaint_id) VALUES (?1, ?2, ?3)"

    static let insertEvent = """
        INSERT INTO event(complaint_id, seq, at, actor, kind, payload, previous, hash)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        """

    static let insertPersonal = "INSERT INTO personal(complaint_id, seq, entries) VALUES (?1, ?2, ?3)"

    static let insertReceipt = """
        INSERT INTO receipt(channel, external_id, received_at, digest, raw, complaint_id)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        """
}
