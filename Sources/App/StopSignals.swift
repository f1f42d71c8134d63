import Dispatch
import Foundation
import Synchronization

/// SIGTERM and SIGINT: the first one asks for a graceful stop, the second one ends the process there and then.
final class StopSignals: Sendable {
    private let count = Mutex(0)
    // Dispatch sources may be used from any thread; the protocol does not say so on every platform.
    nonisolated(unsafe) private let sources: [any DispatchSourceSignal]

    /// - Parameter stop: called at the first signal.
    init(stop: @escaping @Sendable () -> Void) {
        let numbers = [SIGTERM, SIGINT]
        sources = numbers.map { number in
            // The source hears of it only when the usual action is off.
            signal(number, SIG_IGN)
            return DispatchSource.makeSignalSource(signal: number, queue: .global())
        }
        for (number, source) in zip(numbers, sources) {
            source.setEventHandler { [weak self] in self?.receive(number, stop) }
            source.resume()
        }
    }

    private func receive(_ number: Int32, _ stop: () -> Void) {
        let count = count.withLock { count in
            count += 1
            return count
        }
        if count > 1 { _exit(128 + number) }
        stop()
    }

    /// Whether a signal came.
    var isStopping: Bool { count.withLock { $0 > 0 } }

    /// Listens no longer.
    func end() {
        for source in sources { source.cancel() }
    }
}
