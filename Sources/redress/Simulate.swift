import App
import ArgumentParser
import Complaints
import Desk
import Foundation
import Logging
import Storage

/// `redress simulate`
struct Simulate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Replays a year of complaints under a policy and reports which limits are passed.",
        discussion: """
            Without --policy the version in force counts, or, where there is no database, the policy that the \
            regulation states. Without --stored the year is made up; the same seed makes the same year, so that two \
            policies can be compared. Nothing is written.
            """)

    @Option(help: "A policy as JSON, as --print-policy writes it.") var policy: String?
    @Flag(help: "Replays the stored complaints of the last twelve months, imported ones included.") var stored = false
    @Option(help: "With --stored: the last day of those twelve months, as 2020-01-31; today if it is not given.")
    var until: String?
    @Option(help: "What the made-up year is drawn from.") var seed: UInt64 = 1
    @Option(help: "How many complaints the made-up year has.") var count = 2000
    @Flag(help: "Reports as JSON.") var json = false
    @Flag(help: "Prints the policy instead, to edit and to try.") var printPolicy = false
    @OptionGroup var place: DataPlace

    func validate() throws {
        guard (1...1_000_000).contains(count) else { throw ValidationError("--count must be from 1 to 1000000") }
        guard until == nil || stored else { throw ValidationError("--until is for --stored") }
    }

    func run() async throws {
        try await Output.plainly {
            let given = try policy.map(read)
            if stored { return try await open { try await report($0, given) } }
            let policy = if let given { given } else { try await inForce() }
            if printPolicy { return Output.line(try policy.stored(isIndented: true)) }
            // A fixed end: the year does not depend on when the command is run.
            let end = Date(timeIntervalSince1970: 1_767_225_600)
            let year = SyntheticYear(seed: seed, count: count, end: end)
            try show(year.report(under: policy), policy, "made-up complaints, seed \(seed)")
        }
    }

    private func report(_ installation: Installation, _ given: Policy?) async throws {
        let desk = installation.desk
        let policy = given ?? desk.directory.policy(at: desk.now())
        if printPolicy { return Output.line(try policy.stored(isIndented: true)) }
        let end = try until.map { try Self.endOfDay($0, in: policy.calendar) }
        let bar = ProgressBar("replaying")
        let report = try await desk.simulate(policy, until: end) { bar.show(Int64($0), of: Int64($1)) }
        bar.end()
        if report.complaints == 0 {
            Output.note("no complaint came within these twelve months; --until names the last day of others")
        }
        try show(report, policy, "stored complaints")
    }

    private static func endOfDay(_ text: String, in calendar: Calendar) throws -> Date {
        guard let day = LocalTime.parse(text, in: calendar), let next = calendar.date(byAdding: .day, value: 1, to: day)
        else { throw Stop(description: "--until \(text) is no day; write it as 2020-01-31") }
        return next
    }

    private func open(_ work: (Installation) async throws -> Void) async throws {
        let log = Logger(label: "redress") { LineLog(label: $0, level: .warning, format: .text) }
        try await Installation.with(try place.place(), mustExist: true, log: log, work)
    }

    private func inForce() async throws -> Policy {
        var found = Policy.standard
        do {
            try await open { found = $0.desk.directory.policy(at: $0.desk.now()) }
        } catch Installation.Failure.missing {
            Output.note("there is no database here: the policy that the regulation states is taken")
        }
        return found
    }

    private func read(_ file: String) throws -> Policy {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Stop(description: "the policy file \(file) cannot be read")
        }
        do {
            let policy = try Policy(stored: String(decoding: data, as: UTF8.self))
            for rule in policy.clocks where !rule.flaws.isEmpty {
                let name = "\(rule.name.rawValue) (clause \(rule.clause))"
                throw Stop(description: "the policy file \(file) has a clock that cannot be carried out: \(name)")
            }
            return policy
        } catch let error as DecodingError {
            throw Stop(description: "the policy file \(file) is no policy: \(Self.words(of: error))")
        }
    }

    private static func words(of error: DecodingError) -> String {
        func place(_ path: [any CodingKey]) -> String {
            path.isEmpty ? "at the top" : "at " + path.map(\.stringValue).joined(separator: ".")
        }
        return switch error {
        case .keyNotFound(let key, let context): "“\(key.stringValue)” is missing \(place(context.codingPath))"
        case .valueNotFound(_, let context), .typeMismatch(_, let context), .dataCorrupted(let context):
            "something is wrong \(place(context.codingPath))"
        @unknown default: "it cannot be read"
        }
    }

    // MARK: The report

    private struct Answer: Encodable {
        let policy: Int
        let report: SimulationReport
    }

    private func show(_ report: SimulationReport, _ policy: Policy, _ what: String) throws {
        for departure in policy.departures {
            Output.note("looser than clause \(departure.clause)")
        }
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
            let answer = Answer(policy: policy.version, report: report)
            return Output.line(String(decoding: try encoder.encode(answer), as: UTF8.self))
        }
        Output.line(
            """
            policy version \(policy.version), \(report.complaints) \(what): \
            \(report.late) late (\(share(report.late, report.complaints))), \(report.breaches) breaches
            """)
        Output.line(row("clock", "clause", "level", "started", "breached", "share"))
        for line in report.lines {
            Output.line(
                row(
                    line.clock.rawValue, line.clause.rawValue, line.level.map { String($0.rawValue) } ?? "-",
                    String(line.started), String(line.breached), share(line.breached, line.started)))
        }
    }

    private func row(_ cells: String...) -> String {
        let widths = [26, 8, 6, 9, 9, 8]
        return zip(cells, widths).enumerated().map { index, cell in
            let space = String(repeating: " ", count: max(1, cell.1 - cell.0.count))
            return index < 3 ? cell.0 + space : space + cell.0
        }.joined()
    }

    private func share(_ part: Int, _ whole: Int) -> String {
        guard whole > 0 else { return "-" }
        let tenths = (part * 1000 + whole / 2) / whole
        return "\(tenths / 10).\(tenths % 10) %"
    }
}
