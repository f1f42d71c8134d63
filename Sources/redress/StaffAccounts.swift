import App
import ArgumentParser
import Complaints
import Desk
import Foundation
import Storage

/// `redress staff`
struct StaffAccounts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "staff", abstract: "Adds, lists, disables and enables accounts, and resets passwords.",
        subcommands: [Add.self, List.self, Disable.self, Enable.self, ResetPassword.self])

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds an account and prints its password, this once.")

        @Option(help: "What the person types to sign in.") var login: String
        @Option(help: "The person's name, as complainants and colleagues read it.") var name: String
        @Option(help: "A role, several times if needed: \(Role.words).") var role: [String]
        @Option(help: "How the person is reached, as results show it.") var contact: String?
        @Option(help: "Login of the deputy.") var deputy: String?
        @Flag(help: "Reads the password from standard input instead of making one.") var passwordStdin = false
        @OptionGroup var place: DataPlace

        func run() async throws {
            try await place.open(mustExist: false) { installation in
                let roles = try role.map { word in
                    guard let role = Role(rawValue: word) else {
                        throw Stop(description: "there is no role “\(word)”; there are \(Role.words)")
                    }
                    return role
                }
                let desk = installation.desk
                let deputy = try deputy.map { try desk.account($0).id }
                let given = passwordStdin ? readLine(strippingNewline: true) ?? "" : nil
                let (_, password) = try await desk.addAccount(
                    ServiceDesk.NewAccount(
                        login: login, name: name, roles: Set(roles), contact: contact, deputy: deputy,
                        password: given))
                Output.line("added \(login)")
                if given == nil { Output.line("password: \(password)") }
            }
        }
    }

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists accounts.")

        @OptionGroup var place: DataPlace

        func run() async throws {
            try await place.open { installation in
                let directory = installation.desk.directory
                for account in directory.people {
                    let roles = Role.allCases.filter(account.roles.contains).map(\.rawValue).joined(separator: " ")
                    let state = account.isEnabled ? "" : "disabled"
                    let deputy = account.deputy.flatMap { directory.accounts[$0]?.login }.map { "deputy \($0)" } ?? ""
                    let fields = [account.login, account.name, roles, account.contact ?? "", deputy, state]
                    Output.line(fields.joined(separator: "\t"))
                }
            }
        }
    }

    struct Disable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Disables an account; its open work passes to the supervisor.")

        @Argument(help: "Login.") var login: String
        @OptionGroup var place: DataPlace

        func run() async throws {
            try await place.open { installation in
                try await installation.desk.setEnabled(try installation.desk.account(login).id, false)
                Output.line("disabled \(login)")
            }
        }
    }

    struct Enable: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Enables an account again.")

        @Argument(help: "Login.") var login: String
        @OptionGroup var place: DataPlace

        func run() async throws {
            try await place.open { installation in
                try await installation.desk.setEnabled(try installation.desk.account(login).id, true)
                Output.line("enabled \(login)")
            }
        }
    }

    struct ResetPassword: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Gives an account a new password and prints it, this once; its sessions end.")

        @Argument(help: "Login.") var login: String
        @OptionGroup var place: DataPlace

        func run() async throws {
            try await place.open { installation in
                let password = try await installation.desk.resetPassword(try installation.desk.account(login).id)
                Output.line("password: \(password)")
            }
        }
    }
}

extension ServiceDesk {
    /// The account behind a login, in whatever case.
    fileprivate func account(_ login: String) throws -> StaffAccount {
        guard let account = directory.accounts.values.first(where: { $0.login == login.lowercased() }) else {
            throw Stop(description: "there is no account with the login \(login)")
        }
        return account
    }
}

extension Role {
    static var words: String { allCases.map(\.rawValue).joined(separator: ", ") }
}
