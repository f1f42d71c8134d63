import Testing

@testable import Channels

@Suite struct CSVReaderTests {
    static let records: [(String, [String])] = [
        ("", []),
        ("\n\n", []),
        ("a", ["1: a"]),
        ("a,b", ["1: a|b"]),
        ("a,b\n", ["1: a|b"]),
        ("a,b\r\nc,d\r\n", ["1: a|b", "2: c|d"]),
        ("a,b\rc,d\r", ["1: a|b", "2: c|d"]),
        ("a,b\n\nc,d", ["1: a|b", "3: c|d"]),
        ("a,b\r\n\r\nc,d", ["1: a|b", "3: c|d"]),
        ("a,\n,b\n,", ["1: a|", "2: |b", "3: |"]),
        ("\"a\",\"b\"\n", ["1: a|b"]),
        ("\"a,b\",c", ["1: a,b|c"]),
        ("\"a\"\"b\",c", ["1: a\"b|c"]),
        ("\"\",\"\"\"\"", ["1: |\""]),
        ("\"a\nb\",c\nd,e", ["1: a\nb|c", "3: d|e"]),
        ("\"a\r\nb\",c\r\nd,e", ["1: a\r\nb|c", "3: d|e"]),
        ("\"a\rb\",c\rd,e", ["1: a\rb|c", "3: d|e"]),
        (" a , b ", ["1:  a | b "]),
        ("\u{FEFF}a,b\n投,诉", ["1: a|b", "2: 投|诉"]),
        ("\u{FEFF}\"a\",b", ["1: a|b"]),
        ("a,\"b\n\"\n", ["1: a|b\n"]),
        ("👩‍👩‍👧,“引号”", ["1: 👩‍👩‍👧|“引号”"]),
    ]

    static let faults: [(String, [String])] = [
        ("a,b\nc\nd,e", ["1: a|b", "2-2 wrongFieldCount(expected: 2, found: 1)", "3: d|e"]),
        ("a,b\nc,d,e\nf,g", ["1: a|b", "2-2 wrongFieldCount(expected: 2, found: 3)", "3: f|g"]),
        ("a,b\n\"c\nd\"\ne,f", ["1: a|b", "2-3 wrongFieldCount(expected: 2, found: 1)", "4: e|f"]),
        ("a,b\nc\"d,e\nf,g", ["1: a|b", "2-2 strayQuote", "3: f|g"]),
        ("a,b\nc, \"d\"\nf,g", ["1: a|b", "2-2 strayQuote", "3: f|g"]),
        ("a,b\n\"c\"d,e\nf,g", ["1: a|b", "2-2 textAfterQuote", "3: f|g"]),
        ("a,b\n\"c\" ,e\nf,g", ["1: a|b", "2-2 textAfterQuote", "3: f|g"]),
        ("a,b\n\"c,d\nf,g\nh,i", ["1: a|b", "2-2 quoteNotClosed", "3: f|g", "4: h|i"]),
        ("a,b\n\"c,d\nf,g\n\"h\",i\nj,k", ["1: a|b", "2-2 textAfterQuote", "3: f|g", "4: h|i", "5: j|k"]),
        ("a,b\nc,\"d\nstray text\nf,g\n", ["1: a|b", "2-3 quoteNotClosed", "4: f|g"]),
        ("a,b\nc,\"d", ["1: a|b", "2-2 quoteNotClosed"]),
        ("a,b\r\nc,\"d\r\nx", ["1: a|b", "2-3 quoteNotClosed"]),
        ("\"a\nb,c\nd,e", ["1-1 quoteNotClosed", "2: b|c", "3: d|e"]),
        ("a,b\n\"c\nd\"x,e\nf,g", ["1: a|b", "2-3 textAfterQuote", "4: f|g"]),
        ("a\"b", ["1-1 strayQuote"]),
    ]

    @Test("tricky tables, in pieces of every size", arguments: records + faults)
    func tricky(text: String, rows: [String]) throws {
        let bytes = Array(text.utf8)
        for size in [1, 2, 3, 5, 64] {
            #expect(try CSVReader.rows(bytes, size: size).map(brief) == rows, "pieces of \(size)")
        }
    }

    @Test("a quote that is never closed costs its own line of a large file, not the rest") func unclosed() throws {
        var text = "id,title\n"
        for id in 1...3000 { text += id == 1000 ? "\(id),\"never closed\n" : "\(id),title \(id)\n" }
        let rows = try CSVReader.rows(Array(text.utf8), recordLimit: 4096)
        #expect(rows.count == 3001)
        #expect(brief(rows[1000]) == "1001-1001 quoteNotClosed")
        #expect(brief(rows[1001]) == "1002: 1001|title 1001")
        #expect(rows.last.map(brief) == "3001: 3000|title 3000")
    }

    @Test("a record beyond the limit is passed over to its line break", arguments: ["", "\""]) func large(quote: String)
        throws
    {
        let text = "a,b\n\(quote)" + String(repeating: "x", count: 10_000) + ",1\nc,d\n"
        let rows = try CSVReader.rows(Array(text.utf8), size: 512, recordLimit: 2000)
        #expect(rows.map(brief) == ["1: a|b", "2-2 recordTooLarge(limit: 2000)", "3: c|d"])
    }

    @Test("what was read is told in bytes") func progress() throws {
        let bytes = Array("a,b\nc,d\n\"e\nf\",g\n".utf8)
        let reader = try CSVReader(PiecedBytes(bytes, size: 3))
        var read: [Int] = []
        while try reader.next() != nil { read.append(reader.bytesRead) }
        #expect(read == [4, 8, 16])
        #expect(reader.bytesTotal == 16)
    }
}
