import Foundation
import Storage
import Synchronization

/// SQLite's write-ahead log, flushed by us: the writer's commits write into it without waiting for the device, so that
/// the next bodies run meanwhile. See docs/decisions/0039.
package final class CommitLogFile: CommitLog {
    private let path: String
    /// Opened once the log is there. SQLite keeps the file as long as a connection is open.
    private let descriptor = Mutex<Int32?>(nil)

    package init(_ path: String) {
        self.path = path
    }

    deinit {
        descriptor.withLock { descriptor in
            if let descriptor { Foundation.close(descriptor) }
        }
    }

    package func flush() throws {
        let file = try descriptor.withLock { descriptor in
            let known = descriptor ?? open(path, O_RDONLY | O_CLOEXEC)
            guard known >= 0 else { throw error("opened") }
            descriptor = known
            return known
        }
        while fdatasync(file) != 0 {
            guard errno == EINTR else { throw error("flushed") }
        }
    }

    private func error(_ what: String) -> StorageError {
        .failed(code: Int(errno), "the write-ahead log could not be \(what): \(String(cString: strerror(errno)))")
    }
}
