import App
import ArgumentParser
import Foundation

/// What is written for people and programs: answers to standard output, everything else to standard error.
enum Output {
    static func line(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }
    static func note(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

    /// Runs a command; an error becomes a sentence and exit code 1.
    static func plainly(_ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch let code as ExitCode {
            throw code
        } catch {
            note("redress: \(Words.of(error))")
            throw ExitCode.failure
        }
    }
}
