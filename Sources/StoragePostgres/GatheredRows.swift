import CLibPQ
import Storage

/// Rows of growing tables that wait to be written together: one statement for all of a table. A statement for each
/// row costs the server more than twice the time.
struct GatheredRows {
    private var all = GrowingTable.allCases.map { TableRows(of: $0) }
    private var size = 0

    var isEmpty: Bool { size == 0 }
    /// Whether they take so much memory that they had better be sent.
    var isFull: Bool { size > 1 << 20 }

    /// The tables that have rows, in the order in which these refer to each other.
    var tables: [(GrowingTable, TableRows)] {
        zip(GrowingTable.allCases, all).filter { $0.1.count > 0 }
    }

    mutating func add(_ values: [Value], to table: GrowingTable) {
        size += all[table.rawValue].add(values)
    }

    mutating func removeAll() {
        guard !isEmpty else { return }
        for index in all.indices { all[index].removeAll() }
        size = 0
    }
}

/// Those of one table.
struct TableRows {
    private(set) var count = 0
    private var columns: [GatheredColumn]

    init(of table: GrowingTable) {
        columns = table.columns.map { GatheredColumn($0.kind) }
    }

    /// Adds a row; answers how many bytes it takes.
    mutating func add(_ values: [Value]) -> Int {
        count += 1
        var size = 0
        for (index, value) in zip(columns.indices, values) { size += columns[index].add(value) }
        return size
    }

    mutating func removeAll() {
        count = 0
        for index in columns.indices { columns[index].removeAll() }
    }

    func encoded() -> EncodedArguments {
        EncodedArguments(columns, rows: count)
    }
}

/// The values of one column, as they stand in the binary form of an array.
struct GatheredColumn {
    private let kind: GrowingTable.Kind
    private var bytes: [UInt8] = []
    private var hasNull = false

    init(_ kind: GrowingTable.Kind) {
        self.kind = kind
    }

    var arrayType: Oid {
        switch kind {
        case .integer: TypeID.int8Array
        case .text: TypeID.textArray
        case .bytes: TypeID.byteaArray
        }
    }

    private var memberType: Oid {
        switch kind {
        case .integer: TypeID.int8
        case .text: TypeID.text
        case .bytes: TypeID.bytea
        }
    }

    mutating func add(_ value: Value) -> Int {
        let start = bytes.count
        if value == .null {
            hasNull = true
            bytes.append(big: Int32(-1))
        } else {
            bytes.append(big: Int32(0))
            value.append(to: &bytes)
            let length = Int32(clamping: bytes.count - start - 4)
            withUnsafeBytes(of: length.bigEndian) { bytes.replaceSubrange(start..<start + 4, with: $0) }
        }
        return bytes.count - start
    }

    mutating func removeAll() {
        bytes.removeAll(keepingCapacity: bytes.count < 1 << 16)
        hasNull = false
    }

    /// Adds the array: one dimension, whether there are nulls, the type of its members, how many, and that they are
    /// counted from one.
    func append(to array: inout [UInt8], rows: Int) {
        array.append(big: Int32(1))
        array.append(big: Int32(hasNull ? 1 : 0))
        array.append(big: memberType)
        array.append(big: Int32(clamping: rows))
        array.append(big: Int32(1))
        array += bytes
    }
}
