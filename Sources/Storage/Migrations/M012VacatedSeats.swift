extension Migration {
    /// Whoever a complaint is about has lost the seat in its group, and with it the place on the desk; reminders that
    /// were kept for them, marked as seen, go too. (1.2)
    static let vacatedSeats = Migration(
        12, "vacated seats",
        [
            """
            DELETE FROM holder WHERE holder.holder <> (
                    SELECT 's' || c.responsible FROM complaint c WHERE c.id = holder.complaint_id)
                AND EXISTS (
                    SELECT 1 FROM event g WHERE g.complaint_id = holder.complaint_id AND g.kind = 'groupFormed')
                AND EXISTS (
                    SELECT 1 FROM event m WHERE m.complaint_id = holder.complaint_id AND m.kind = 'concernedMarked'
                    AND m.payload LIKE '{"concernedMarked":{"_0":' || substr(holder.holder, 2) || ',%'
                    AND NOT EXISTS (
                        SELECT 1 FROM event l WHERE l.complaint_id = m.complaint_id AND l.seq > m.seq
                        AND l.kind = 'concernedCleared'
                        AND l.payload LIKE '{"concernedCleared":{"_0":' || substr(holder.holder, 2) || ',%'))
            """,
            "DELETE FROM notice WHERE kind = 'due-soon' AND seen_at = created_at",
        ])
}
