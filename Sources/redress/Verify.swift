import App
import ArgumentParser
import Desk
import Storage

/// `redress verify`
struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Recomputes everything from history and prints what differs; exit code 1 if anything does.",
        discussion: """
            Note the head it prints elsewhere: --head HASH shows later that it is still part of the chain, so that \
            nothing recorded before it was changed or removed.
            """)

    @Option(help: "A head that was noted before: checks that it is still part of the chain.") var head: String?
    @Option(
        help: ArgumentHelp(
            "Checks a dossier instead, a zip file or its folder; no database is needed.", valueName: "file"))
    var dossier: String?
    @OptionGroup var place: DataPlace

    func run() async throws {
        if let dossier { return try await check(dossier) }
        try await place.open { installation in
            let bar = ProgressBar("verifying")
            let found = try await installation.desk.verify { bar.show($0, of: $1) }
            bar.end()
            for difference in found.database.differences { Output.line("\(difference)") }
            for fault in found.attachmentFaults { Output.line(fault) }
            let further = found.database.furtherDifferences
            if further > 0 { Output.line("… and \(further) more") }
            let count = found.database.differences.count + further + found.attachmentFaults.count
            Output.line(
                """
                \(found.database.complaints) complaints, \(found.database.incidents) incidents, \
                \(found.database.events) events, \(found.database.seals) seals, \(found.attachments) attachments: \
                \(count == 0 ? "no differences" : "\(count) differences")
                """)
            if let head = found.head { Output.line("head \(head)") }
            if let head, try await installation.desk.isSealed(head) == false {
                Output.line("the head \(head) is not part of the chain: history before it was changed or removed")
                throw ExitCode.failure
            } else if head != nil {
                Output.line("the noted head is part of the chain")
            }
            if !found.isClean { throw ExitCode.failure }
        }
    }

    /// `--head` is then the hash of the dossier's last event, as it was noted when it was made.
    private func check(_ path: String) async throws {
        try await Output.plainly {
            let (lines, isClean) = try DossierPackage.check(path)
            for line in lines { Output.line(line) }
            if let head, !lines.contains("head \(head.lowercased())") {
                Output.line("the head is not \(head): this is another dossier, or its end was cut off")
                throw ExitCode.failure
            }
            if !isClean { throw ExitCode.failure }
        }
    }
}
