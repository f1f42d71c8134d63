import App
import ArgumentParser
import Desk
import Foundation
import Storage

/// `redress export`
struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Exports every complaint with its events and clocks as JSON Lines, or their list as CSV.")

    @Argument(help: "The file to write, or - for standard output.") var file = "-"
    @Flag(help: "Exports the list of complaints as CSV, for a spreadsheet.") var csv = false
    @OptionGroup var place: DataPlace

    func run() async throws {
        try await place.open { installation in
            let desk = installation.desk
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
            try output.finish()
            Output.note("exported \(done) complaints")
        }
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

    func write(_ text: String) throws {
        do { try handle.write(contentsOf: Data(text.utf8)) } catch {
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
