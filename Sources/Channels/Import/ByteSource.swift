import Foundation

/// Bytes in pieces, from the beginning as often as needed.
protocol ByteSource: AnyObject {
    /// How many there are altogether.
    var count: Int { get }
    /// The next piece, never empty; nil at the end.
    func next() throws(CSVFileError) -> [UInt8]?
    /// Goes back to the beginning.
    func rewind() throws(CSVFileError)
}

/// The bytes of a file.
final class FileBytes: ByteSource {
    let count: Int
    private let path: String
    private let handle: FileHandle
    private var read = 0

    init(path: String) throws(CSVFileError) {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
            let handle = FileHandle(forReadingAtPath: path), let end = try? handle.seekToEnd()
        else { throw .cannotOpen(path: path) }
        self.path = path
        self.handle = handle
        count = Int(end)
        try rewind()
    }

    func next() throws(CSVFileError) -> [UInt8]? {
        do {
            guard let data = try handle.read(upToCount: 1 << 16), !data.isEmpty else { return nil }
            read += data.count
            return Array(data)
        } catch {
            throw .cannotRead(path: path, afterBytes: read)
        }
    }

    func rewind() throws(CSVFileError) {
        do { try handle.seek(toOffset: 0) } catch { throw .cannotRead(path: path, afterBytes: 0) }
        read = 0
    }
}
