import Foundation

/// Reads a CSV file record by record (RFC 4180), in UTF-8 or GB 18030, in little memory however large it is.
///
/// What cannot be read comes as a ``CSVFault`` with its lines, and reading goes on behind it: a quote that is never
/// closed takes up the lines to the next one from which a whole record can be read, not the rest of the file. Blank
/// lines are passed over. The first record tells how many fields every other one must have.
public final class CSVReader {
    /// The largest record taken, in bytes.
    public static let recordLimit = 1 << 20

    /// The encoding the file was found to have.
    public let encoding: TextEncoding
    /// The size of the file in bytes.
    public let bytesTotal: Int
    /// How many bytes of it the records and faults so far take up.
    public var bytesRead: Int { consumed + position }

    private let source: any ByteSource
    private let decoding: TextDecoding
    private let recordLimit: Int
    private var buffer: [UInt8] = []
    private var position = 0
    private var consumed = 0
    private var line = 1
    private var width: Int?
    private var isComplete = false

    /// Opens a file and reads it once to find its encoding, unless that is given.
    public convenience init(path: String, encoding: TextEncoding? = nil) throws(CSVFileError) {
        try self.init(try FileBytes(path: path), encoding: encoding)
    }

    init(
        _ source: any ByteSource, encoding: TextEncoding? = nil, recordLimit: Int = recordLimit
    ) throws(CSVFileError) {
        self.source = source
        self.recordLimit = recordLimit
        bytesTotal = source.count
        if let encoding {
            self.encoding = encoding
        } else {
            var detection = EncodingDetection()
            while let bytes = try source.next() { try detection.look(at: bytes) }
            self.encoding = try detection.decide()
            try source.rewind()
        }
        decoding = try TextDecoding(self.encoding)
        while buffer.count < 4, try fill() {}
        for mark in [EncodingDetection.mark, [0x84, 0x31, 0x95, 0x33]] where buffer.starts(with: mark) {
            position = mark.count
        }
    }

    /// The next record or fault; nil at the end of the file.
    public func next() throws(CSVFileError) -> CSVRow? {
        while true {
            while position == buffer.count, try fill() {}
            guard position < buffer.count else { return nil }
            var scan = CSVScan(buffer, from: position, isComplete: isComplete)
            switch scan.run() {
            case .blank: take(scan)
            case .record: return finish(scan)
            case .fault(.strayQuote): return fault(.strayQuote, scan)
            case .fault(let problem):
                if let row = try resume(problem, scan) { return row }
            case .needsMore(let inQuotes):
                if mayGrow {
                    _ = try fill()
                } else if !inQuotes || !hasLineBreak(before: scan.position) {
                    return try passOver()
                } else if let row = try resume(.quoteNotClosed, scan) {
                    return row
                }
            }
        }
    }

    private var mayGrow: Bool { !isComplete && buffer.count - position <= recordLimit }

    private func hasLineBreak(before end: Int) -> Bool {
        var scan = CSVScan(buffer, from: position, isComplete: isComplete)
        return scan.skipLine() && scan.position <= end
    }

    private func finish(_ scan: CSVScan) -> CSVRow {
        let fields = scan.fields.compactMap(decoding.text)
        guard fields.count == scan.fields.count else { return fault(.invalidBytes(encoding), scan) }
        if let width, width != fields.count {
            return fault(.wrongFieldCount(expected: width, found: fields.count), scan)
        }
        width = fields.count
        defer { take(scan) }
        return .record(CSVRecord(line: line, fields: fields))
    }

    /// After broken quoting: goes on at the next line from which a whole record can be read, at the latest where the
    /// fault was found. Nil when more of the file is needed to tell, and was fetched.
    private func resume(_ problem: CSVFault.Problem, _ broken: CSVScan) throws(CSVFileError) -> CSVRow? {
        var skipping = CSVScan(buffer, from: position, isComplete: isComplete)
        // Bounds the work on a file that is nothing but broken quoting.
        var budget = 4 * recordLimit
        var lineStart = broken
        while skipping.skipLine() {
            lineStart = skipping
            if skipping.position >= broken.position || budget <= 0 { break }
            var attempt = CSVScan(buffer, from: skipping.position, isComplete: isComplete)
            let outcome = attempt.run()
            if outcome == .record, width == nil || attempt.fields.count == width { break }
            if case .needsMore(let inQuotes) = outcome {
                if mayGrow {
                    _ = try fill()
                    return nil
                }
                if !inQuotes { break }
            }
            budget -= attempt.position - skipping.position
        }
        return fault(problem, lineStart)
    }

    /// A record that is larger than the limit and ends nowhere in the buffer: drops it to its line break.
    private func passOver() throws(CSVFileError) -> CSVRow {
        while true {
            var scan = CSVScan(buffer, from: position, isComplete: isComplete)
            if scan.skipLine() { return fault(.recordTooLarge(limit: recordLimit), scan) }
            // A carriage return at the end stays until it is known what follows it.
            position = buffer.last == 13 ? buffer.count - 1 : buffer.count
            _ = try fill()
        }
    }

    private func fault(_ problem: CSVFault.Problem, _ scan: CSVScan) -> CSVRow {
        let first = line
        take(scan)
        return .fault(CSVFault(lines: first...max(first, endsInLineBreak ? line - 1 : line), problem: problem))
    }

    private var endsInLineBreak: Bool {
        position > 0 && (buffer[position - 1] == 10 || buffer[position - 1] == 13)
    }

    private func take(_ scan: CSVScan) {
        position = scan.position
        line += scan.lineBreaks
    }

    /// Puts the next piece of the file behind what is left in the buffer. False at the end of the file.
    private func fill() throws(CSVFileError) -> Bool {
        guard !isComplete else { return false }
        consumed += position
        buffer.removeSubrange(..<position)
        position = 0
        guard let bytes = try source.next() else {
            isComplete = true
            return false
        }
        buffer += bytes
        return true
    }
}
