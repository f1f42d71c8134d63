import Synchronization

/// How far a move has come in one table: the rows done and the key of the last one.
struct MovePosition: Sendable, Hashable {
    var done: Int64 = 0
    var key: [Value]?

    init(done: Int64 = 0, key: [Value]? = nil) {
        self.done = done
        self.key = key
    }

    /// Reads the form of ``text``. Throws ``StorageError/corrupt(_:)`` for anything else.
    init(_ text: String) throws(StorageError) {
        let unreadable = StorageError.corrupt("the position of a move")
        guard case .array(let parts)? = try? JSONValue(parsing: text), case .integer(let done)? = parts.first else {
            throw unreadable
        }
        self.done = done
        key = try parts.dropFirst().map { part throws(StorageError) in
            switch part {
            case .integer(let number): .integer(number)
            case .string(let text): .text(text)
            default: throw unreadable
            }
        }
    }

    /// `[2000,"key","of the last row"]`
    var text: String {
        var bytes: [UInt8] = []
        bytes.append(UInt8(ascii: "["))
        JSONText.append(done, to: &bytes)
        for value in key ?? [] {
            bytes.append(UInt8(ascii: ","))
            switch value {
            case .integer(let number): JSONText.append(number, to: &bytes)
            case .text(let text): JSONText.append(text, to: &bytes)
            // Keys are numbers and words; a schema with another kind of key would stop at the reading.
            default: bytes += JSONText.null
            }
        }
        bytes.append(UInt8(ascii: "]"))
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Adds up what a move has done.
final class Counter: Sendable {
    private let done = Mutex<Int64>(0)
    private let total: Int64
    private let progress: @Sendable (Int64, Int64) -> Void

    init(total: Int64, _ progress: @escaping @Sendable (Int64, Int64) -> Void) {
        self.total = total
        self.progress = progress
    }

    func add(_ count: Int64) {
        let done = done.withLock { done in
            done += count
            return done
        }
        progress(done, total)
    }
}
