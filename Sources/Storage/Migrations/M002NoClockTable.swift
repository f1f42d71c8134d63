extension Migration {
    /// Clocks are computed from history. Nothing asked for their rows: what the queue and the watcher need of them
    /// stands in the complaint's row.
    static let noClockTable = Migration(2, "no clock table", ["DROP TABLE clock"])
}
