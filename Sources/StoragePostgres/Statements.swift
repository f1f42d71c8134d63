import CLibPQ
import Storage

/// A statement's text as the server wants it, and the forms in which the server has prepared it.
final class KnownStatement {
    let text: String
    /// Whether running it can change anything.
    let writes: Bool
    /// Whether it is worth preparing: schema statements come once.
    let isPrepared: Bool
    fileprivate var forms: [PreparedForm] = []

    init(_ neutral: String) {
        text = Self.translated(neutral)
        let word = text.drop { !$0.isLetter }.prefix { $0.isLetter }.uppercased()
        let isQuery = ["SELECT", "VALUES", "SHOW"].contains(word)
        let inner = word == "WITH" ? text.uppercased() : ""
        let changes = ["INSERT ", "UPDATE ", "DELETE "].contains { inner.contains($0) }
        writes = !isQuery && (word != "WITH" || changes)
        isPrepared =
            isQuery
            || ["INSERT", "UPDATE", "DELETE", "WITH", "BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE"]
                .contains(word)
    }

    /// `?1` becomes `$1`, but not within quotes.
    static func translated(_ neutral: String) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(neutral.utf8.count)
        var quote: UInt8?
        for byte in neutral.utf8 {
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") {
                quote = byte
            } else if (48...57).contains(byte), result.last == UInt8(ascii: "?") {
                result[result.count - 1] = UInt8(ascii: "$")
            }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }
}

/// A statement prepared for arguments of certain types.
final class PreparedForm {
    let name: String
    let types: [Oid]

    init(name: String, types: [Oid]) {
        self.name = name
        self.types = types
    }

    /// Null fits every type; anything else must have been declared.
    func fits(_ arguments: [Oid]) -> Bool {
        guard types.count == arguments.count else { return false }
        for (type, argument) in zip(types, arguments) where argument != TypeID.unknown && argument != type {
            return false
        }
        return true
    }
}

/// The statements one connection knows.
struct Statements {
    private var known: [String: KnownStatement] = [:]
    private var number = 0
    private var forms = 0
    private var isStale = false

    /// Whether to begin anew. The bounds are far above what the program has: they only guard against texts that change
    /// from call to call.
    var isDone: Bool { forms >= 500 || known.count >= 2000 || isStale }

    mutating func statement(_ text: String) -> KnownStatement {
        if let statement = known[text] { return statement }
        let statement = KnownStatement(text)
        known[text] = statement
        return statement
    }

    /// The form that fits the arguments, and whether it has still to be prepared.
    ///
    /// A null says nothing about its type: the type is taken from an earlier form, or left for the server to find.
    /// Should an argument come there later, a further form is made that knows more.
    mutating func form(
        of statement: KnownStatement, for arguments: EncodedArguments
    ) -> (form: PreparedForm, isNew: Bool) {
        if let form = statement.forms.last(where: { $0.fits(arguments.types) }) { return (form, false) }
        let earlier = statement.forms.last.map(\.types)
        let types = arguments.types.enumerated().map { index, type in
            type == TypeID.unknown ? earlier.flatMap { index < $0.count ? $0[index] : nil } ?? type : type
        }
        number += 1
        forms += 1
        let form = PreparedForm(name: "s\(number)", types: types)
        statement.forms.append(form)
        return (form, true)
    }

    /// Forgets a form that the server did not prepare.
    mutating func drop(_ form: PreparedForm, of statement: KnownStatement) {
        statement.forms.removeAll { $0 === form }
        forms -= 1
    }

    /// Prepares everything anew from now on; the server has to be told at the next opportunity.
    mutating func distrust() {
        removeAll()
        isStale = true
    }

    /// Forgets all.
    mutating func removeAll() {
        known = [:]
        forms = 0
        isStale = false
    }
}
