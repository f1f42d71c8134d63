import App
import ArgumentParser
import Desk

/// The command line.
@main struct Redress: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redress",
        abstract: "Takes complaints in, keeps every limit of the regulation, and shows how each was handled.",
        version: Version.text,
        subcommands: [
            Serve.self, Work.self, Import.self, Export.self, StaffAccounts.self, MakeToken.self, Verify.self,
            BackUp.self, Migrate.self, Simulate.self,
            ShowVersion.self,
        ],
        defaultSubcommand: Serve.self)
}

/// `redress version`
struct ShowVersion: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "version", abstract: "Prints the version.")

    func run() {
        Output.line("redress \(Version.text)")
    }
}
