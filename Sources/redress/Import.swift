import App
import ArgumentParser
import Complaints
import Desk
import Foundation

/// `redress import`
struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Imports complaints of another system from a CSV file; a second run adds nothing.",
        discussion: """
            Columns, by the names in the first line: id, user_id, received_at, title, content, answer, answered_at, or \
            their usual Chinese names. Answered rows start closed, the others are open from now on. Times without a \
            zone are in the policy's. UTF-8 and GB 18030 are both read. Rows in error are listed, the rest goes in; \
            the exit code is then 1.
            """)

    @Argument(help: "The CSV file.") var file: String
    @Option(help: "What the type of every row is: \(ComplaintType.words).")
    var type: String = ComplaintType.other.rawValue
    @Option(help: "Name of the system the ids belong to (default: the file's name).")
    var source: String?
    @Option(help: "Columns by other names, such as id=编号,content=正文.")
    var columns: String?
    @OptionGroup var place: DataPlace

    func run() async throws {
        try await place.open(mustExist: false) { installation in
            guard let type = ComplaintType(rawValue: type) else {
                throw Stop(description: "--type is “\(type)”: it must be one of \(ComplaintType.words)")
            }
            let options = ImportOptions(
                source: source ?? ImportOptions.source(of: file), type: type,
                columns: try columns.map(ImportColumn.mapping) ?? [:])
            if let first = try await FirstAccount.make(installation.desk) {
                Output.note(first.notice(address: nil, place: installation.place))
            }
            let summary = try await run(installation.desk, options)
            for problem in summary.problems { Output.note("\(file): \(problem)") }
            Output.line(
                """
                read \(summary.read), imported \(summary.imported), already there \(summary.present), \
                in error \(summary.inError)
                """)
            if summary.inError > 0 { throw ExitCode.failure }
        }
    }

    private func run(_ desk: ServiceDesk, _ options: ImportOptions) async throws -> ImportSummary {
        let bar = ProgressBar("importing")
        let summary = try await desk.importComplaints(from: file, options) { progress in
            bar.show(Int64(progress.done), of: Int64(progress.total), "\(progress.rows) rows")
        }
        bar.end()
        // A running server would do it too; without one the words can be found at once.
        while summary.imported > 0, try await desk.indexSome() > 0 {}
        return summary
    }
}

extension ComplaintType {
    static var words: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
