extension PostgresDatabase {
    /// How the engine is opened.
    public struct Options: Sendable {
        /// Connections, each with its thread, for reads and for what is written aside.
        public var poolSize = 4
        /// Writes that may wait; beyond it they are refused as ``StorageError/overloaded``.
        public var waitingWrites = 2000
        /// Reads, and writes aside, that may wait.
        public var waitingReads = 5000
        /// How long one of those may wait for a connection before it is refused as ``StorageError/busy``.
        public var waitingTime: Duration = .seconds(10)
        /// How long one server may take to answer a new connection.
        public var connectTimeout: Duration = .seconds(3)
        /// How long one statement may run.
        public var statementTimeout: Duration = .seconds(30)
        /// How long a transaction waits for another one's locks, and for its turn to write history.
        public var lockTimeout: Duration = .seconds(5)
        /// After how long the server gives up a transaction whose node says nothing more, so that others may write.
        public var idleTransactionTimeout: Duration = .seconds(5)
        /// How long to ask what became of a commit whose connection was lost.
        public var outcomeTimeout: Duration = .seconds(5)
        /// How much longer than the server we wait before we give a connection up.
        public var slack: Duration = .seconds(2)
        /// Told what an operator should know: connections lost and found. Called on the engine's threads.
        public var log: (@Sendable (String) -> Void)?

        /// The defaults.
        public init() {}

        /// How long an answer may take at most.
        var patience: Duration { statementTimeout + lockTimeout + slack }
    }
}

extension Duration {
    /// As the server's settings want them.
    var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}

/// When waiting ends.
struct Deadline: Sendable {
    private let instant: ContinuousClock.Instant

    static func after(_ duration: Duration) -> Deadline {
        Deadline(instant: .now.advanced(by: duration))
    }

    var isPast: Bool { instant <= .now }

    /// What is left, as poll(2) wants it: at least one while any is left, then 0.
    var milliseconds: Int32 {
        let left = ContinuousClock.now.duration(to: instant)
        guard left > .zero else { return 0 }
        return Int32(clamping: max(1, left.milliseconds))
    }

    /// The one that comes first.
    func earlier(_ other: Deadline) -> Deadline {
        instant < other.instant ? self : other
    }
}
