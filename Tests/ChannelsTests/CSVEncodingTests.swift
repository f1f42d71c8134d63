import Testing

@testable import Channels

@Suite struct CSVEncodingTests {
    /// "投,诉" and "龥,a" in GB 18030.
    static let complaint: [UInt8] = [0xCD, 0xB6, 0x2C, 0xCB, 0xDF, 0x0A]
    /// The same line and U+20000, which takes four bytes with digits among them, quoted.
    static let fourBytes: [UInt8] = [0x22, 0x95, 0x32, 0x82, 0x36, 0x22, 0x2C, 0xD5, 0x5C, 0x0A]

    @Test("GB 18030 is recognised and read, two bytes and four") func gb18030() throws {
        let bytes = Self.complaint + Self.fourBytes
        for size in [1, 2, 3, 7, 100] {
            #expect(try CSVReader.rows(bytes, size: size).map(brief) == ["1: 投|诉", "2: \u{20000}|誠"])
        }
        #expect(try CSVReader(PiecedBytes(bytes, size: 4)).encoding == .gb18030)
    }

    @Test("GB 18030 with its byte order mark") func marked() throws {
        let bytes = [0x84, 0x31, 0x95, 0x33] + Self.complaint
        #expect(try CSVReader.rows(bytes).map(brief) == ["1: 投|诉"])
    }

    @Test("UTF-8 with and without its mark") func utf8() throws {
        let bytes = Array("投,诉\n".utf8)
        #expect(try CSVReader.rows(bytes).map(brief) == ["1: 投|诉"])
        #expect(try CSVReader.rows(EncodingDetection.mark + bytes).map(brief) == ["1: 投|诉"])
        #expect(try CSVReader(PiecedBytes(bytes, size: 1)).encoding == .utf8)
    }

    @Test("one broken line does not make a UTF-8 file another encoding") func brokenLine() throws {
        let bytes = Array("投,诉\n编,号\n".utf8) + [0xFF, 0x2C, 0x61, 0x0A] + Array("内,容\n".utf8)
        #expect(
            try CSVReader.rows(bytes).map(brief) == [
                "1: 投|诉", "2: 编|号", "3-3 invalidBytes(Channels.TextEncoding.utf8)", "4: 内|容",
            ])
    }

    @Test("a broken line of GB 18030 is a fault of its own") func brokenGB() throws {
        let bytes = Self.complaint + [0xCD, 0x2C, 0xCB, 0xDF, 0x0A] + Self.complaint
        #expect(
            try CSVReader.rows(bytes).map(brief) == [
                "1: 投|诉", "2-2 invalidBytes(Channels.TextEncoding.gb18030)", "3: 投|诉",
            ])
    }

    @Test("the encoding can be told") func told() throws {
        #expect(
            try CSVReader.rows(Self.complaint, encoding: .utf8).map(brief) == [
                "1-1 invalidBytes(Channels.TextEncoding.utf8)"
            ])
    }

    @Test(
        "UTF-16 is refused by its mark",
        arguments: [[0xFF, 0xFE, 0x61, 0x00], [0xFE, 0xFF, 0x00, 0x61], [0xFF, 0xFE]])
    func utf16(bytes: [UInt8]) {
        #expect(throws: CSVFileError.unknownEncoding) { try CSVReader.rows(bytes) }
    }
}
