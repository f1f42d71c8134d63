import Foundation
import Storage
import StoragePostgres
import TestSupport
import Testing

@Suite("PostgreSQL: statements and values") struct PipelineTests {
    @Test("What is sent without waiting fails in the body it belongs to, and nowhere else")
    func attribution() async throws {
        try await withPostgres { database, _ in
            try await database.write { try $0.set("taken", to: "") }
            let outcomes = await withTaskGroup(of: (Int, (any Error)?).self) { group in
                for number in 1...120 {
                    group.addTask {
                        do {
                            try await database.write { connection in
                                let key = number % 5 == 0 ? "taken" : "key\(number)"
                                try connection.send("INSERT INTO setting(key, value) VALUES (\(key), '')")
                                if number % 3 == 0 { _ = try connection.setting("other") }
                            }
                            return (number, nil)
                        } catch {
                            return (number, error)
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            for (number, error) in outcomes {
                #expect(error as? StorageError == (number % 5 == 0 ? .conflict("setting_pkey") : nil))
            }
            #expect(try await database.row("SELECT count(*) FROM setting")?.int(0) == 97)
        }
    }

    @Test("An error that a body overlooks still undoes the body, and only it")
    func overlooked() async throws {
        try await withPostgres { database, _ in
            try await database.write { try $0.set("taken", to: "") }
            async let good: Void = database.write { try $0.set("good", to: "") }
            await #expect(throws: StorageError.self) {
                try await database.write { connection in
                    try connection.set("bad", to: "")
                    _ = try? connection.execute("INSERT INTO setting(key, value) VALUES ('taken', '')")
                }
            }
            try await good
            let keys = try await database.rows("SELECT key FROM setting ORDER BY key").map { try $0.text(0) }
            #expect(keys == ["good", "taken"])
        }
    }

    @Test("Much in both directions at once stops neither side")
    func volume() async throws {
        try await withPostgres { database, _ in
            let long = String(repeating: "长", count: 300_000)
            let length = try await database.write { connection in
                for number in 1...30 {
                    try connection.set("long\(number)", to: long)
                    try connection.send("SELECT repeat('x', 1000000), \(long)")
                }
                return try connection.one("SELECT length(value) FROM setting WHERE key = 'long30'").int(0)
            }
            #expect(length == 300_000)
        }
    }

    @Test("Null first and a number later, or the other way round, and text where a number was")
    func types() async throws {
        try await withPostgres { database, _ in
            let values: [Value] = [.null, .integer(5), .null, .text("5"), .real(1.5), .bytes([1]), .integer(6)]
            let found = try await database.read { connection in
                try values.map { try connection.one("SELECT \($0)").values[0] }
            }
            #expect(found == values)
            try await database.write { connection in
                try connection.execute("CREATE TABLE loose (a BIGINT, b TEXT)")
                for (a, b) in [(nil, nil), (7, nil), (nil, "x"), (8, "y")] as [(Int?, String?)] {
                    try connection.send("INSERT INTO loose(a, b) VALUES (\(a), \(b))")
                }
            }
            #expect(
                try await database.row("SELECT sum(a), count(b) FROM loose")?.values == [.integer(15), .integer(2)])
        }
    }

    @Test("Sums, averages, truths and other numbers come as numbers")
    func numbers() async throws {
        try await withPostgres { database, _ in
            let row = try await database.row(
                """
                SELECT sum(n), avg(n), sum(n) / 4.0, -sum(n) * 10000000, count(*), 1 = 1, EXISTS (SELECT 1 WHERE 1 = 0),
                    2::smallint, -3, 0.5::real, 0.00001234::numeric, 'a'::name, 'b'::varchar(3), 0::numeric
                FROM (VALUES (1::bigint), (2), (3)) AS v(n)
                """)
            #expect(
                row?.values == [
                    .integer(6), .integer(2), .real(1.5), .integer(-60_000_000), .integer(3), .integer(1), .integer(0),
                    .integer(2), .integer(-3), .real(0.5), .real(0.00001234), .text("a"), .text("b"), .integer(0),
                ])
        }
    }

    @Test("Text sorts by code points, whatever order the server likes")
    func order() async throws {
        try await withPostgres { database, _ in
            try await database.write { connection in
                for key in ["é", "b", "a", "B", "投", "_"] { try connection.set(key, to: "") }
            }
            let keys = try await database.rows("SELECT key FROM setting ORDER BY key").map { try $0.text(0) }
            #expect(keys == ["B", "_", "a", "b", "é", "投"])
        }
    }

    @Test("A table that was changed meanwhile does no harm to prepared statements")
    func changedTable() async throws {
        try await withPostgres { database, name in
            let server = try PostgresServer.shared()
            let query: SQL = "SELECT * FROM setting"
            try await database.write { try $0.set("a", to: "1") }
            for _ in 1...4 { _ = try await database.rows(query) }
            _ = try await database.write { try $0.rows(query) }
            try server.sql("ALTER TABLE setting ADD COLUMN more BIGINT", in: name)
            for _ in 1...4 { #expect(try await database.row(query)?.values.count == 3) }
            #expect(try await database.write { try $0.row(query) }?.values.count == 3)
            #expect(try await database.aside { try $0.row(query) }?.values.count == 3)
        }
    }

    @Test("Keys are handed out once; what two nodes take in turn is in the order of commits")
    func keys() async throws {
        try await withPostgres { first, name in
            let second = try PostgresDatabase(url: PostgresServer.shared().url(name), options: .small)
            try await closing(second) { second in
                var keys: [Int64] = []
                for (count, database) in [(3, first), (1, first), (5, first), (2, second), (1, first), (4, second)] {
                    keys += try await database.write { connection in
                        try (0..<count).map { _ in try connection.reserveID(of: "complaint") }
                    }
                }
                #expect(keys == keys.sorted() && Set(keys).count == 16)
                #expect(Array(keys.prefix(9)) == Array(1...9))
            }
        }
    }
}
