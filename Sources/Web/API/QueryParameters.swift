import Channels
import Hummingbird

/// The query of an address, decoded strictly: invalid UTF-8 and broken percent escapes are no query.
struct QueryParameters {
    private let values: FormValues

    init(_ request: Request) throws {
        guard let query = request.uri.query else {
            values = FormValues()
            return
        }
        do { values = try URLEncodedForm.decode(Array(query.utf8)) } catch { throw Problem(.malformed) }
    }

    /// The value of a parameter; nil where it is missing or empty.
    subscript(_ name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }

    var names: Set<String> { Set(values.fields.map(\.name)) }
}
