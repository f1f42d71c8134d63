import App
import ArgumentParser
import Logging
import Storage

/// `redress migrate`
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Brings the database to the schema of this version, or moves everything to another database.",
        discussion: """
            `serve` brings the schema up to date by itself. To move: stop the servers of the source, then \
            `redress migrate --from sqlite:DIR --to postgres://…` (or the other way round). What stops half-way goes \
            on where it was when called again; the source is only read. At the end both sides are counted and the \
            hash chains of the new one verified.
            """)

    @OptionGroup var place: DataPlace
    @Option(help: ArgumentHelp("Moves from here: sqlite:DIR or postgres://….", valueName: "place")) var from: String?
    @Option(help: ArgumentHelp("Moves to here: sqlite:DIR or postgres://….", valueName: "place")) var to: String?

    func validate() throws {
        if (from == nil) != (to == nil) { throw ValidationError("--from and --to go together") }
        for word in [from, to].compactMap(\.self) where Place(word) == nil {
            throw ValidationError("“\(word)” is no place: it must be sqlite:DIR or postgres://…")
        }
    }

    func run() async throws {
        if let source = from.flatMap({ Place($0) }), let target = to.flatMap({ Place($0) }) {
            return try await Output.plainly { try await move(source, target) }
        }
        try await place.open(mustExist: false) { installation in
            let numbers = installation.migrations.map(String.init).joined(separator: ", ")
            Output.line(numbers.isEmpty ? "nothing to migrate" : "applied \(numbers)")
        }
    }

    private func move(_ source: Place, _ target: Place) async throws {
        let log = Logger(label: "redress") { LineLog(label: $0, level: .warning, format: .text) }
        let bar = ProgressBar("moving")
        let report = try await Relocation.run(from: source, to: target, log: log) { bar.show($0, of: $1) }
        bar.end()
        Output.line(
            """
            moved \(report.complaints) complaints with \(report.events) events from \(source) to \(target); \
            verified: no differences
            """)
        if let head = report.head { Output.line("head \(head)") }
    }
}
