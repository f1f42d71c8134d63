import App
import ArgumentParser
import Complaints
import Desk
import Foundation
import Storage

/// `redress export`
struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Exports every complaint and incident with events and clocks as JSON Lines, a list as CSV, or one dossier.",
        discussion: """
            Complaints come first; a line of an incident begins with the member “incident” where a complaint has \
            “number”.

            A dossier is a zip file of one complaint: every event with its hash and the values behind it, the files, \
            and a page to read. `redress verify --dossier FILE` checks it without a database.
            """)

    @Argument(help: "The file to write, or - for standard output.") var file = "-"
    @Flag(help: "Exports the list of complaints as CSV, for a spreadsheet.") var csv = false
    @Option(help: ArgumentHelp("Exports this complaint alone, as a dossier.", valueName: "number"))
    var dossier: String?
    @Option(help: ArgumentHelp("The language of a dossier's page: zh or en.", valueName: "language"))
    var language = "zh"
    @OptionGroup var place: DataPlace

    func validate() throws {
        if csv, dossier != nil { throw ValidationError("--csv and --dossier exclude each other") }
        if !["zh", "en"].contains(language) { throw ValidationError("--language is zh or en") }
    }

    func run() async throws {
        try await place.open { installation in
            let desk = installation.desk
            if let dossier { return try await write(dossier, desk) }
            let output = try ExportFile(file)
            let total = Int64(try await desk.countForExport())
            let bar = ProgressBar("exporting")
            var done: Int64 = 0
            var position: ComplaintKey?
            // The byte order mark is what makes spreadsheets read Chinese.
            if csv { try output.write("\u{FEFF}\(ServiceDesk.exportListHeader)\r\n") }
            let ending = csv ? "\r\n" : "\n"
            repeat {
                let page =
                    csv
                    ? try await desk.exportList(after: position)
                    : try await desk.exportComplaints(after: position)
                try output.write(page.lines.map { $0 + ending }.joined())
                done += Int64(page.lines.count)
                bar.show(done, of: total)
                position = page.next
            } while position != nil
            bar.end()
            let incidents = csv ? 0 : try await writeIncidents(to: output, desk)
            try output.finish()
            Output.note("exported \(done) complaints" + (csv ? "" : ", \(incidents) incidents"))
        }
    }

    private func writeIncidents(to output: ExportFile, _ desk: ServiceDesk) async throws -> Int {
        var (done, position) = (0, Int64?.some(0))
        while let after = position {
            let page = try await desk.exportIncidents(after: after)
            try output.write(page.lines.map { $0 + "\n" }.joined())
            done += page.lines.count
            position = page.next
        }
        return done
    }

    private func write(_ number: String, _ desk: ServiceDesk) async throws {
        let number = ComplaintNumber(rawValue: number.uppercased())
        let bytes = try await DossierPackage.make(
            of: number, by: "redress export", in: language == "zh" ? .zh : .en, desk)
        let output = try ExportFile(file)
        try output.write(bytes)
        try output.finish()
        Output.note("exported the dossier of \(number)")
    }
}

/// Where an export goes. A file appears under its name only when it is complete, and is for this account only.
struct ExportFile {
    private let path: String?
    private let handle: FileHandle
    private var part: String { (path ?? "") + ".part" }

    init(_ path: String) throws {
        guard path != "-" else {
            self.path = nil
            handle = .standardOutput
            return
        }
        self.path = path
        let made = FileManager.default.createFile(
            atPath: path + ".part", contents: nil, attributes: [.posixPermissions: 0o600])
        guard made, let handle = FileHandle(forWritingAtPath: path + ".part") else {
            throw Stop(description: "cannot write \(path)")
        }
        self.handle = handle
    }

    func write(_ text: String) throws { try write(Data(text.utf8)) }

    func write(_ bytes: Data) throws {
        do { try handle.write(contentsOf: bytes) } catch {
            throw Stop(description: "writing \(path ?? "to standard output") failed; is there room left?")
        }
    }

    func finish() throws {
        guard let path else { return }
        try handle.synchronize()
        try handle.close()
        guard rename(part, path) == 0 else { throw Stop(description: "cannot write \(path)") }
    }
}
