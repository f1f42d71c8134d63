import Complaints
import Desk
import Foundation
import Logging
import Storage
import Synchronization
import Testing

@testable import Jobs

@Suite("Work nobody asks for")
struct JobsTests {
    @Test("The retry rule: waits grow to the longest, spread by a tenth, and end")
    func retryRule() {
        let rule = RetryRule(first: 10, factor: 3, longest: 100, attempts: 5)
        #expect((1...4).map { rule.wait(after: $0) } == [10, 30, 90, 100])
        #expect(rule.wait(after: 1, share: 1) == 11)
        #expect(rule.wait(after: 5) == nil)
    }

    /// Fails as often as it is told, then delivers; remembers what it carried.
    final class Carrier: Jobs.Carrier {
        struct Failure: Error {}
        private let state: Mutex<(failures: Int, carried: [String])>
        init(failures: Int) { state = Mutex((failures, [])) }
        var carried: [String] { state.withLock { $0.carried } }

        func carry(_ message: OutgoingMessage) async throws {
            try state.withLock { state in
                guard state.failures == 0 else {
                    state.failures -= 1
                    throw Failure()
                }
                state.carried.append(message.message)
            }
        }
    }

    private func worker(_ house: House, _ carrier: Carrier, attempts: Int = 3) -> OutboxWorker {
        OutboxWorker(
            house.desk, carriers: ["tracking": carrier], rule: RetryRule(first: 10, factor: 3, attempts: attempts),
            log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    @Test("A failed delivery is tried again when its time has come, and delivered once")
    func retried() async throws {
        try await House.with { house in
            // The automatic reply and the result.
            _ = try await house.answered()
            let carrier = Carrier(failures: 1)
            let worker = worker(house, carrier)
            #expect(try await worker.deliverDue() == 2)
            #expect(carrier.carried.count == 1)
            #expect(try await worker.deliverDue() == 0, "not before its time")
            house.clock.advance(minutes: 1)
            #expect(try await worker.deliverDue() == 1)
            house.clock.advance(hours: 24)
            #expect(try await worker.deliverDue() == 0)
            #expect(Set(carrier.carried).count == 2 && carrier.carried.count == 2)
        }
    }

    @Test("3.2.5 what cannot be delivered is given up into the list, and recorded as not reached")
    func givenUp() async throws {
        try await House.with { house in
            let number = try await house.answered()
            let worker = worker(house, Carrier(failures: .max), attempts: 2)
            for _ in 0..<2 {
                #expect(try await worker.deliverDue() == 2)
                house.clock.advance(hours: 1)
            }
            #expect(try await worker.deliverDue() == 0)
            #expect(try await house.database.read { try $0.deadMessages().map(\.number) } == [number, number])
            #expect(try await house.desk.track(number).complaint.openNotReached.count == 2)
            let notices = try await house.notices("agent")
            #expect(notices.contains { $0.kind == NoticeKind.notReached.rawValue })
        }
    }

    @Test("A bell that timed out once waits again, and a ring ends the wait at once")
    func bell() async throws {
        try await House.with { house in
            let bell = Bell(house.database) { $0 == .outbox }
            let time = ContinuousClock()
            // These waits are what is tested, so they are real: the second must not return at once.
            for _ in 0..<2 {
                let start = Date.now
                let waited = await time.measure { await bell.wait(until: start + 0.2, now: start, pause: 0) }
                #expect(waited >= .milliseconds(190))
            }
            async let rung: Duration = time.measure {
                await bell.wait(until: nil, now: .now, pause: 0)
            }
            _ = try await house.answered()
            #expect(await rung < .seconds(30))
        }
    }

    /// Keeps what is logged.
    struct Lines: LogHandler {
        final class Kept: Sendable {
            let lines = Mutex<[String]>([])
        }
        let kept: Kept
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace
        init(_ kept: Kept) { self.kept = kept }
        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }
        func log(event: LogEvent) {
            let year = event.metadata?["last-year"]?.description ?? ""
            kept.lines.withLock { $0.append("\(event.level) \(event.message) \(year)") }
        }
    }

    @Test("6.1 the log says at the start that holidays end")
    func holidaysEnd() async throws {
        try await House.with { house in
            var policy = house.desk.directory.policy(at: house.clock.now)
            policy.version += 1
            policy.calendars["office"] = WorkingCalendar(
                week: [2: [.init(from: 540, to: 1080)]], exceptions: ["2020-10-01": []])
            policy.clocks[0].lengths = [.general: .working(1800, calendar: "office")]
            let own = policy
            try await house.database.write { try $0.addPolicy(own, author: nil, at: morning) }
            try await house.desk.refreshReference()
            let kept = Lines.Kept()
            let housekeeping = Housekeeping(house.desk, log: Logger(label: "test") { _ in Lines(kept) })
            let running = Task { try await housekeeping.run() }
            var said: [String] = []
            for _ in 0..<200 where said.isEmpty {
                try await Task.sleep(for: .milliseconds(20))
                said = kept.lines.withLock { $0.filter { $0.contains("holidays") } }
            }
            #expect(said.count == 1)
            #expect(said.first?.hasPrefix("warning") == true && said.first?.hasSuffix("2020") == true)
            running.cancel()
            _ = await running.result
        }
    }

    @Test("The watcher records a breach when its time comes and is still then")
    func watcher() async throws {
        try await House.with { house in
            let number = try await house.receive()
            house.clock.advance(minutes: 31)
            let watcher = ClockWatcher(house.desk, log: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            let running = Task { try await watcher.run() }
            var breaches = 0
            // The clock stands still; what is waited for is the watcher's own first look.
            for _ in 0..<200 where breaches == 0 {
                try await Task.sleep(for: .milliseconds(20))
                let events = try await house.desk.track(number).events
                breaches = events.count { if case .breached = $0.fact { true } else { false } }
            }
            #expect(breaches == 1)
            running.cancel()
            _ = await running.result
        }
    }
}
