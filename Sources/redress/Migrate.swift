import App
import ArgumentParser

/// `redress migrate`
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Brings the database to the schema of this version; serve does so too.")

    @OptionGroup var folder: DataFolder

    func run() async throws {
        try await folder.open(mustExist: false) { installation in
            let numbers = installation.migrations.map(String.init).joined(separator: ", ")
            Output.line(numbers.isEmpty ? "nothing to migrate" : "applied \(numbers)")
        }
    }
}
