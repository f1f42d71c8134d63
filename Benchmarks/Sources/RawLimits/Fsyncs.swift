import Foundation

/// How often in a second the disk takes 4 KiB and says that it has them.
enum Fsyncs {
    static func perSecond(in folder: String, _ seconds: Double) throws -> Double {
        let path = folder + "/fsyncs"
        let file = open(path, O_RDWR | O_CREAT | O_TRUNC, 0o600)
        guard file >= 0 else { throw Failure("open") }
        defer {
            close(file)
            unlink(path)
        }
        let page = [UInt8](repeating: 7, count: 4096)
        return try rate(for: seconds) { count in
            guard pwrite(file, page, page.count, off_t(count % 4096 * page.count)) == page.count, fsync(file) == 0
            else { throw Failure("fsync") }
        }
    }
}
