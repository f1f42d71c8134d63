/// One attempt to read one record at one place of a buffer (RFC 4180), by bytes: in UTF-8 and in GB 18030 alike no byte
/// of a longer character is a comma, a quote or a line break.
struct CSVScan {
    enum Outcome: Equatable {
        /// A record.
        case record
        /// A line break and nothing before it.
        case blank
        /// Broken quoting; the scan stands behind the line it was found on.
        case fault(CSVFault.Problem)
        /// The buffer ends first, within a quoted field or not.
        case needsMore(inQuotes: Bool)
    }

    private(set) var fields: [[UInt8]] = []
    /// Where the scan stands: behind the record, or at the end of the buffer.
    private(set) var position: Int
    /// How many line breaks it passed.
    private(set) var lineBreaks = 0

    private let bytes: [UInt8]
    private let isComplete: Bool
    private var field: [UInt8] = []

    private static let quote = UInt8(ascii: "\"")
    private static let comma = UInt8(ascii: ",")

    /// - Parameter isComplete: nothing follows the buffer, so its end ends a record.
    init(_ bytes: [UInt8], from start: Int, isComplete: Bool) {
        self.bytes = bytes
        self.isComplete = isComplete
        position = start
    }

    mutating func run() -> Outcome {
        if let length = lineBreak(at: position), length > 0 {
            pass(length)
            return .blank
        }
        while true {
            if position < bytes.count, bytes[position] == Self.quote {
                position += 1
                if let stop = quotedField() { return stop }
            } else if let stop = plainField() {
                return stop
            }
            fields.append(field)
            field.removeAll(keepingCapacity: true)
            guard position < bytes.count else { return isComplete ? .record : .needsMore(inQuotes: false) }
            if bytes[position] == Self.comma {
                position += 1
                continue
            }
            guard let length = lineBreak(at: position) else { return .needsMore(inQuotes: false) }
            pass(length)
            return .record
        }
    }

    /// Goes behind the next line break, for a record that is not worth reading. False when the buffer ends first.
    mutating func skipLine() -> Bool {
        while position < bytes.count {
            switch lineBreak(at: position) {
            case nil: return false
            case 0: position += 1
            case .some(let length):
                pass(length)
                return true
            }
        }
        return isComplete
    }

    /// Reads to the comma or line break behind a field without quotes.
    private mutating func plainField() -> Outcome? {
        let start = position
        while position < bytes.count {
            switch bytes[position] {
            case Self.comma, 10, 13:
                field = Array(bytes[start..<position])
                return nil
            case Self.quote: return fault(.strayQuote)
            default: position += 1
            }
        }
        field = Array(bytes[start...])
        return isComplete ? nil : .needsMore(inQuotes: false)
    }

    /// Reads to what follows the closing quote.
    private mutating func quotedField() -> Outcome? {
        while position < bytes.count {
            let byte = bytes[position]
            guard byte == Self.quote else {
                if byte == 10 || byte == 13, let length = lineBreak(at: position) {
                    field += bytes[position..<position + length]
                    pass(length)
                } else if byte == 13 {
                    return .needsMore(inQuotes: true)
                } else {
                    field.append(byte)
                    position += 1
                }
                continue
            }
            position += 1
            guard position < bytes.count else { return isComplete ? nil : .needsMore(inQuotes: true) }
            switch bytes[position] {
            case Self.quote:
                field.append(Self.quote)
                position += 1
            case Self.comma, 10, 13: return nil
            default: return fault(.textAfterQuote)
            }
        }
        return isComplete ? fault(.quoteNotClosed) : .needsMore(inQuotes: true)
    }

    private mutating func fault(_ problem: CSVFault.Problem) -> Outcome {
        skipLine() ? .fault(problem) : .needsMore(inQuotes: problem != .strayQuote)
    }

    private mutating func pass(_ length: Int) {
        position += length
        lineBreaks += 1
    }

    /// The length of the line break here, 0 when there is none, nil when the buffer ends between CR and LF.
    private func lineBreak(at index: Int) -> Int? {
        guard index < bytes.count else { return 0 }
        if bytes[index] == 10 { return 1 }
        guard bytes[index] == 13 else { return 0 }
        guard index + 1 < bytes.count else { return isComplete ? 1 : nil }
        return bytes[index + 1] == 10 ? 2 : 1
    }
}
