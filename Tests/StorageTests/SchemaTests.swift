import Foundation
import Storage
import TestSupport
import Testing

@Suite("The schema on both engines") struct SchemaTests {
    /// One row of a table's description.
    private struct Column: Hashable {
        var table: String
        var name: String
        var type: String
        var isRequired: Bool
        /// From 1, or 0 outside of the primary key.
        var key: Int
    }

    private func columns(_ engine: Engine) async throws -> Set<Column> {
        let query: SQL =
            switch engine {
            case .sqlite:
                """
                SELECT t.name, c.name, c.type, c."notnull" = 1 OR c.pk > 0, c.pk
                FROM pragma_table_list t JOIN pragma_table_info(t.name) c
                WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'
                    AND (t.name = 'search_cursor' OR t.name NOT LIKE 'search%')
                """
            case .postgres:
                """
                SELECT c.table_name, c.column_name, c.data_type, c.is_nullable = 'NO', coalesce(k.ordinal_position, 0)
                FROM information_schema.columns c
                LEFT JOIN information_schema.table_constraints t ON t.table_schema = c.table_schema
                    AND t.table_name = c.table_name AND t.constraint_type = 'PRIMARY KEY'
                LEFT JOIN information_schema.key_column_usage k ON k.constraint_name = t.constraint_name
                    AND k.constraint_schema = t.constraint_schema AND k.column_name = c.column_name
                WHERE c.table_schema = current_schema() AND c.table_name <> 'search'
                """
            }
        let types = ["BIGINT": "INTEGER", "BYTEA": "BLOB", "DOUBLE PRECISION": "REAL"]
        return try await withDatabase(engine) { database in
            Set(
                try await database.rows(query).map { row in
                    let type = try row.text(2).uppercased()
                    return Column(
                        table: try row.text(0), name: try row.text(1), type: types[type] ?? type,
                        isRequired: try row.bool(3), key: try row.int(4))
                })
        }
    }

    @Test("The same tables, columns, types and keys")
    func sameColumns() async throws {
        let (sqlite, postgres) = (try await columns(.sqlite), try await columns(.postgres))
        #expect(sqlite.subtracting(postgres) == [] && postgres.subtracting(sqlite) == [])
        #expect(sqlite.count > 80)
    }

    /// The columns of each unique constraint, and how many references and checks each table has.
    private func constraints(_ engine: Engine) async throws -> Set<String> {
        let queries: [SQL] =
            switch engine {
            case .sqlite:
                [
                    """
                    SELECT 'unique ' || t.name || ' ' || (SELECT group_concat(name, ' ') FROM pragma_index_info(i.name))
                    FROM pragma_table_list t JOIN pragma_index_list(t.name) i
                    WHERE t.type = 'table' AND t.name NOT LIKE 'search%' AND i.origin = 'u'
                    """,
                    """
                    SELECT 'index ' || name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
                    """,
                    """
                    SELECT DISTINCT 'reference ' || t.name || ' ' || f."from" || ' ' || f."table"
                    FROM pragma_table_list t JOIN pragma_foreign_key_list(t.name) f WHERE t.type = 'table'
                    """,
                ]
            case .postgres:
                [
                    """
                    SELECT 'unique ' || c.conrelid::regclass || ' ' || (SELECT string_agg(a.attname, ' ' ORDER BY k.n)
                        FROM unnest(c.conkey) WITH ORDINALITY AS k(column_number, n)
                        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.column_number)
                    FROM pg_constraint c WHERE c.contype = 'u' AND c.connamespace = current_schema()::regnamespace
                    """,
                    """
                    SELECT 'index ' || i.indexname FROM pg_indexes i
                    WHERE i.schemaname = current_schema() AND i.tablename <> 'search' AND NOT EXISTS
                        (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname AND c.contype IN ('p', 'u'))
                    """,
                    """
                    SELECT 'reference ' || c.conrelid::regclass || ' ' || a.attname || ' ' || c.confrelid::regclass
                    FROM pg_constraint c CROSS JOIN unnest(c.conkey) AS k(column_number)
                    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.column_number
                    WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace
                    """,
                ]
            }
        return try await withDatabase(engine) { database in
            var found: Set<String> = []
            for query in queries { found.formUnion(try await database.rows(query).map { try $0.text(0) }) }
            return found
        }
    }

    @Test("The same unique constraints, references and indexes")
    func sameConstraints() async throws {
        let (sqlite, postgres) = (try await constraints(.sqlite), try await constraints(.postgres))
        #expect(sqlite.subtracting(postgres) == [] && postgres.subtracting(sqlite) == [])
        #expect(sqlite.count > 30)
    }

    @Test("Attachments in the database: kept once, found, removed", arguments: Engine.allCases)
    func attachments(engine: Engine) async throws {
        try await withDatabase(engine) { database in
            let store = DatabaseAttachmentStore(database)
            let bytes = Data((0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) })
            let digest = try await store.keep(bytes)
            #expect(try await store.keep(bytes) == digest && digest == attachmentDigest(of: bytes))
            #expect(try await store.bytes(of: digest) == bytes)
            #expect(try await database.row("SELECT count(*) FROM attachment_content")?.int(0) == 1)
            try await store.remove(digest)
            #expect(try await store.bytes(of: digest) == nil)
            try await store.remove(digest)
            let empty = try await store.keep(Data())
            #expect(try await store.bytes(of: empty) == Data())
        }
    }
}
