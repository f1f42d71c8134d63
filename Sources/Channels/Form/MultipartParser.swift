/// Reads a `multipart/form-data` body piece by piece, holding no more than a part's headers in memory (RFC 7578).
///
/// Feed the body as it arrives and act on the events; call ``finish()`` at its end. After an error the parser is of no
/// further use.
public struct MultipartParser: Sendable {
    private enum Stage {
        case preamble, afterBoundary, headers, bodyStart, body, epilogue
    }

    private let delimiter: [UInt8]
    private let limits: MultipartLimits
    private var stage = Stage.preamble
    private var parts = 0
    // A body may open with its boundary: the line break before it is supplied here.
    private var buffer: [UInt8] = [13, 10]
    private var position = 0

    /// A parser for a body with this `Content-Type`. Throws ``MultipartError/notMultipart`` or
    /// ``MultipartError/boundaryInvalid``.
    public init(contentType: String, limits: MultipartLimits = MultipartLimits()) throws(MultipartError) {
        guard contentType.lowercased().hasPrefix("multipart/form-data") else { throw .notMultipart }
        guard let header = HeaderValue(contentType.utf8), header.value == "multipart/form-data",
            let boundary = header.parameters["boundary"], Self.isAllowed(boundary)
        else { throw .boundaryInvalid }
        delimiter = Array("\r\n--\(boundary)".utf8)
        self.limits = limits
    }

    /// Takes the next piece of the body and says what became known by it.
    public mutating func feed(_ bytes: some Collection<UInt8>) throws(MultipartError) -> [MultipartEvent] {
        if stage == .epilogue { return [] }
        buffer.append(contentsOf: bytes)
        var events: [MultipartEvent] = []
        while try step(into: &events) {}
        buffer.removeSubrange(..<position)
        position = 0
        return events
    }

    /// Says that the body is over. Throws ``MultipartError/truncated`` when its closing boundary never came.
    public func finish() throws(MultipartError) {
        guard stage == .epilogue else { throw .truncated }
    }

    /// Does what the buffered bytes allow; false when more are needed.
    private mutating func step(into events: inout [MultipartEvent]) throws(MultipartError) -> Bool {
        switch stage {
        case .preamble: skipPreamble()
        case .afterBoundary: try readBoundaryEnd(into: &events)
        case .headers: try readHeaders(into: &events)
        case .bodyStart: readBodyStart(into: &events)
        case .body: readBody(into: &events)
        case .epilogue: dropRest()
        }
    }

    private mutating func skipPreamble() -> Bool {
        switch ByteSearch.find(delimiter, in: buffer, from: position) {
        case .found(let start):
            position = start + delimiter.count
            stage = .afterBoundary
            return true
        case .partial(let start), .absent(let start):
            position = start
            return false
        }
    }

    private mutating func readBoundaryEnd(into events: inout [MultipartEvent]) throws(MultipartError) -> Bool {
        let rest = buffer[position...]
        if rest.starts(with: [45, 45]) {
            position += 2
            stage = .epilogue
            events.append(.finished)
            return true
        }
        // Blanks between boundary and line break are allowed, but not without end.
        let line = rest.drop { $0 == 32 || $0 == 9 }
        guard line.startIndex - position <= 64 else { throw .boundaryMalformed }
        if line.starts(with: [13, 10]) {
            parts += 1
            guard parts <= limits.parts else { throw .tooManyParts(limit: limits.parts) }
            // The line break stays: a part without headers is then an empty block of headers.
            position = line.startIndex
            stage = .headers
            return true
        }
        let mayStillBe = line.isEmpty || line.elementsEqual([13]) || rest.elementsEqual([45])
        guard mayStillBe else { throw .boundaryMalformed }
        return false
    }

    private mutating func readHeaders(into events: inout [MultipartEvent]) throws(MultipartError) -> Bool {
        switch ByteSearch.find([13, 10, 13, 10], in: buffer, from: position) {
        case .found(let end):
            guard end - position <= limits.headerBytes else { throw .headersTooLarge(limit: limits.headerBytes) }
            events.append(try PartHeaders(buffer[position..<end]).event)
            // The blank line's break stays: it may already belong to the next boundary.
            position = end + 2
            stage = .bodyStart
            return true
        case .partial, .absent:
            guard buffer.count - position <= limits.headerBytes + 4 else {
                throw .headersTooLarge(limit: limits.headerBytes)
            }
            return false
        }
    }

    private mutating func readBodyStart(into events: inout [MultipartEvent]) -> Bool {
        let rest = buffer[position...]
        if rest.starts(with: delimiter) {
            endPart(at: position, into: &events)
            return true
        }
        if rest.count < delimiter.count, delimiter.starts(with: rest) { return false }
        position += 2
        stage = .body
        return true
    }

    private mutating func readBody(into events: inout [MultipartEvent]) -> Bool {
        switch ByteSearch.find(delimiter, in: buffer, from: position) {
        case .found(let start):
            emit(upTo: start, into: &events)
            endPart(at: start, into: &events)
            return true
        case .partial(let start), .absent(let start):
            emit(upTo: start, into: &events)
            position = start
            return false
        }
    }

    private mutating func dropRest() -> Bool {
        position = buffer.count
        return false
    }

    private func emit(upTo end: Int, into events: inout [MultipartEvent]) {
        if end > position { events.append(.bytes(Array(buffer[position..<end]))) }
    }

    private mutating func endPart(at start: Int, into events: inout [MultipartEvent]) {
        events.append(.partEnded)
        position = start + delimiter.count
        stage = .afterBoundary
    }

    /// RFC 2046: 1 to 70 characters of a short list, not ending in a space.
    private static func isAllowed(_ boundary: String) -> Bool {
        (1...70).contains(boundary.utf8.count) && boundary.last != " "
            && boundary.utf8.allSatisfy { byte in
                switch byte {
                case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "a")...UInt8(ascii: "z"):
                    true
                default: "'()+_,-./:=? ".utf8.contains(byte)
                }
            }
    }
}
