import Foundation
import Testing

@testable import Channels

@Suite struct CSVTableTests {
    private func table(_ text: String, required: [String] = []) throws -> CSVTable {
        try CSVTable(CSVReader(PiecedBytes(Array(text.utf8), size: 16)), required: required)
    }

    @Test("fields by the names of their columns") func columns() throws {
        let table = try table("id, Title ,内容\n1,a,b\n", required: ["title", "内容"])
        let row = try #require(try table.next()).get()
        #expect(row.line == 2)
        #expect(row["ID"] == "1")
        #expect(row["title"] == "a")
        #expect(row["内容"] == "b")
        #expect(row["answer"] == nil)
        #expect(try table.next() == nil)
    }

    @Test("a fault between rows leaves the rows behind it") func fault() throws {
        let table = try table("id,title\n1,a\n2\n3,c\n")
        var lines: [String] = []
        while let row = try table.next() {
            switch row {
            case .success(let row): lines.append("\(row.line) \(row["title"] ?? "-")")
            case .failure(let fault): lines.append("\(fault.lines.lowerBound) ✗")
            }
        }
        #expect(lines == ["2 a", "3 ✗", "4 c"])
    }

    @Test("a header that is none says why") func headers() {
        #expect(throws: CSVTable.HeaderError.empty) { try table("") }
        #expect(throws: CSVTable.HeaderError.duplicate(column: "ID")) { try table("id,ID\n") }
        #expect(throws: CSVTable.HeaderError.missing(columns: ["content"])) {
            try table("id,title\n", required: ["title", "content"])
        }
        let fault = CSVFault(lines: 1...1, problem: .strayQuote)
        #expect(throws: CSVTable.HeaderError.unreadable(fault)) { try table("id,ti\"tle\n") }
    }

    @Test("a file on disk is read, one that is not there or a folder is not") func files() throws {
        let path = NSTemporaryDirectory() + "/redress-\(UUID().uuidString).csv"
        try Data("id,title\n1,a\n".utf8).write(to: URL(filePath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        let table = try CSVTable(CSVReader(path: path))
        #expect(try table.next()?.get()["title"] == "a")
        #expect(table.reader.bytesTotal == 13)
        #expect(throws: CSVFileError.cannotOpen(path: "/nowhere.csv")) { try CSVReader(path: "/nowhere.csv") }
        #expect(throws: CSVFileError.cannotOpen(path: "/")) { try CSVReader(path: "/") }
    }
}
