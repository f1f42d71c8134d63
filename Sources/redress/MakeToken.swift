import App
import ArgumentParser
import Desk

/// `redress token`
struct MakeToken: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract:
            "Makes a bearer token and prints it, this once: of an account for the API, or of a host site for flags.")

    @Option(help: "Login of the account it acts for.") var login: String?
    @Option(help: "Name of the host site that reads flags with it, instead of an account.") var host: String?
    @Option(help: "What it is for, as lists show it.") var name = "command line"
    @Option(help: "Days it is good for (default: until it is revoked).") var days: Int?
    @OptionGroup var place: DataPlace

    func validate() throws {
        guard (login == nil) != (host == nil) else { throw ValidationError("give either --login or --host") }
        if let days, !(1...3650).contains(days) { throw ValidationError("--days must be from 1 to 3650") }
    }

    func run() async throws {
        try await place.open { installation in
            if let host {
                Output.line(try await installation.desk.makeHostToken(name: host, days: days))
            } else if let login {
                Output.line(try await installation.desk.makeToken(login: login, name: name, days: days))
            }
        }
    }
}
