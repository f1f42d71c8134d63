import Testing

@testable import Channels

/// Repeats itself from its seed, so that a failure can be looked at again.
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        // SplitMix64.
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite struct RandomInputTests {
    @Test("whatever a table holds, every line of it is told once and in order", arguments: 0..<300)
    func table(seed: UInt64) throws {
        var numbers = SeededNumbers(state: seed)
        let alphabet = Array("a1,,\"\"\n\n\r ".utf8) + [0xCD, 0xB6, 0xFF]
        let bytes = (0..<Int.random(in: 0...200, using: &numbers)).compactMap { _ in
            alphabet.randomElement(using: &numbers)
        }
        // Read whole and in small pieces they are the same; a small limit may place its faults by the pieces.
        let rows = try CSVReader.rows(bytes)
        #expect(try CSVReader.rows(bytes, size: 3) == rows)
        checkLines(of: rows)
        checkLines(of: try CSVReader.rows(bytes, size: 7, recordLimit: 64))
    }

    private func checkLines(of rows: [CSVRow]) {
        var last = 0
        for row in rows {
            switch row {
            case .record(let record):
                #expect(record.line > last)
                last = record.line
            case .fault(let fault):
                #expect(fault.lines.lowerBound > last)
                last = fault.lines.upperBound
            }
        }
    }

    @Test("whatever a form holds, it is read or refused, the same in any pieces", arguments: 0..<300)
    func form(seed: UInt64) throws {
        var numbers = SeededNumbers(state: seed)
        var bytes = MultipartTests.form
        for _ in 0..<Int.random(in: 1...4, using: &numbers) {
            let start = Int.random(in: 0..<bytes.count, using: &numbers)
            let end = min(bytes.count, start + Int.random(in: 0...3, using: &numbers))
            bytes.replaceSubrange(start..<end, with: [UInt8.random(in: 0...255, using: &numbers), 13])
        }
        #expect(outcome(bytes, size: bytes.count) == outcome(bytes, size: 3))
    }

    /// All content in one run, or the error.
    private func outcome(_ bytes: [UInt8], size: Int) -> Result<[UInt8], MultipartError> {
        var content: [UInt8] = []
        do throws(MultipartError) {
            var parser = try MultipartParser(contentType: MultipartTests.type)
            for start in stride(from: 0, to: bytes.count, by: size) {
                for case .bytes(let piece) in try parser.feed(bytes[start..<min(start + size, bytes.count)]) {
                    content += piece
                }
            }
            try parser.finish()
            return .success(content)
        } catch {
            return .failure(error)
        }
    }

    @Test("no bytes at all make the decision about a file fail", arguments: 0..<300)
    func file(seed: UInt64) {
        var numbers = SeededNumbers(state: seed)
        let starts: [[UInt8]] = [
            [], Array("RIFF".utf8), Array("BM".utf8), Array("PK\u{3}\u{4}".utf8), Array("MZ".utf8),
        ]
        let random = (0..<Int.random(in: 0...40, using: &numbers)).map { _ in UInt8.random(in: 0...255, using: &numbers)
        }
        _ = FileKind.sniff((starts.randomElement(using: &numbers) ?? []) + random)
        _ = SafeFileName(String(decoding: random, as: UTF8.self)).contentDisposition(inline: false)
        _ = PhoneNumber.normalise(String(decoding: random, as: UTF8.self))
        _ = EmailAddress.normalise(String(decoding: random, as: UTF8.self))
    }
}
