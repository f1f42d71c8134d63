extension Migration {
    /// What each member of staff wants to be told, and when not to be.
    static let noticeSettings = Migration(
        10, "settings of notices",
        [
            // Minutes of the day in the policy's time zone; a stretch may go over midnight.
            """
            CREATE TABLE notice_setting (
                staff_id INT64 PRIMARY KEY REFERENCES staff (id),
                lead_minutes INT64 NOT NULL CHECK (lead_minutes BETWEEN 0 AND 1440),
                quiet_from INT64 CHECK (quiet_from BETWEEN 0 AND 1439),
                quiet_until INT64 CHECK (quiet_until BETWEEN 0 AND 1439),
                CHECK ((quiet_from IS NULL) = (quiet_until IS NULL))
            ) PLAIN
            """
        ])
}
