import Foundation
import Storage
import Synchronization

/// Opens connections, and knows while none can be had: then everybody is told at once instead of waiting in turn.
final class Connector: Sendable {
    let options: PostgresDatabase.Options
    private let addresses: [ServerAddress]
    private let state = Mutex(State())

    private struct State {
        /// The server that answered last.
        var preferred = 0
        var failures = 0
        var isTrying = false
        var nextTry = ContinuousClock.now
    }

    init(url: String, options: PostgresDatabase.Options) throws {
        self.options = options
        addresses = try ServerAddress.all(in: url, options)
    }

    /// A new connection. Throws ``StorageError/busy`` when none can be had now, without trying if the last try was just
    /// before.
    func connect() throws -> Wire {
        let mayTry = state.withLock { state in
            guard state.failures > 0 else { return true }
            guard !state.isTrying, state.nextTry <= .now else { return false }
            state.isTrying = true
            return true
        }
        guard mayTry else { throw StorageError.busy }
        do {
            let wire = try open()
            let wasAway = state.withLock { state in
                defer { (state.failures, state.isTrying) = (0, false) }
                return state.failures > 0
            }
            if wasAway { log("the database answers again") }
            return wire
        } catch {
            let isNew = state.withLock { state in
                state.failures += 1
                state.isTrying = false
                let pause = Duration.milliseconds(50 * (1 << min(state.failures, 5)))
                state.nextTry = .now.advanced(by: min(pause, .seconds(1)))
                return state.failures == 1
            }
            if isNew { log("the database does not answer: \(Self.reason(error))") }
            throw StorageError.busy
        }
    }

    /// A new connection to the first server that gives one, beginning with the one that did last.
    func open() throws -> Wire {
        let first = state.withLock { $0.preferred }
        var failure: any Error = StorageError.busy
        for offset in addresses.indices {
            let index = (first + offset) % addresses.count
            do {
                let wire = try Wire.open(addresses[index], options)
                state.withLock { $0.preferred = index }
                return wire
            } catch {
                failure = error
            }
        }
        throw failure
    }

    func log(_ text: String) {
        options.log?(text)
    }

    static func reason(_ error: any Error) -> String {
        switch error {
        case let lost as ConnectionLost: lost.reason
        case StorageError.failed(_, let text): text
        case let error as ServerError: error.message
        default: "\(error)"
        }
    }
}
