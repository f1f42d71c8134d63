import Foundation
import Synchronization

/// Progress on standard error: a bar on a terminal, a line for every tenth otherwise.
final class ProgressBar: Sendable {
    private struct State {
        var tenth = 0
        var percent = -1
        var isDrawn = false
    }

    private let name: String
    private let isTerminal: Bool
    private let state = Mutex(State())
    private static let width = 40

    init(_ name: String) {
        self.name = name
        isTerminal = isatty(2) == 1
    }

    /// Shows how much is done.
    func show(_ done: Int64, of total: Int64, _ detail: String = "") {
        guard total > 0 else { return }
        let percent = Int(min(100, max(0, done * 100 / total)))
        state.withLock { state in
            if isTerminal {
                guard percent != state.percent else { return }
                state.percent = percent
                state.isDrawn = true
                let filled = percent * Self.width / 100
                let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: Self.width - filled)
                write("\r\(name) \(bar) \(percent) % \(detail)\u{1B}[K")
            } else if percent / 10 > state.tenth {
                state.tenth = percent / 10
                write("\(name): \(percent) % \(detail)\n")
            }
        }
    }

    /// Leaves the bar as it is and goes to the next line.
    func end() {
        state.withLock { state in
            if state.isDrawn { write("\n") }
            state.isDrawn = false
        }
    }

    private func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
