import Foundation

/// Runs the program that was built beside the tests, on a data folder of its own.
struct Program {
    struct Run {
        let code: Int32
        let output: String
        let errors: String
    }

    struct Running {
        let process: Process
        let output: String
    }

    /// The program, where it was built.
    static let path: String? = {
        let folders = [CommandLine.arguments.first ?? "", Bundle.main.executablePath ?? ""].map {
            URL(fileURLWithPath: $0).deletingLastPathComponent()
        }
        return folders.map { $0.appendingPathComponent("redress").path }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }()

    let folder: String

    static func with(_ body: (Program) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("redress-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await body(Program(folder: folder))
    }

    /// Runs a command to its end.
    func run(_ arguments: String..., data: Bool = true, input: String = "") throws -> Run {
        let (process, output) = try launch(arguments + (data ? ["--data", folder + "/data"] : []), input: input)
        process.waitUntilExit()
        return Run(
            code: process.terminationStatus, output: try text(output + ".out"), errors: try text(output + ".err"))
    }

    /// Starts a command that goes on.
    func start(_ arguments: String...) throws -> Running {
        let (process, output) = try launch(arguments + ["--data", folder + "/data"], input: "")
        return Running(process: process, output: output)
    }

    /// Waits until a running command has written something.
    func wait(for words: String, from running: Running, seconds: Int = 30) async throws {
        for _ in 0..<seconds * 20 {
            if try text(running.output + ".out").contains(words) { return }
            guard running.process.isRunning else { break }
            try await Task.sleep(for: .milliseconds(50))
        }
        throw Failure(text: try text(running.output + ".err"))
    }

    struct Failure: Error {
        let text: String
    }

    private func launch(_ arguments: [String], input: String) throws -> (Process, String) {
        let output = folder + "/" + UUID().uuidString
        // Files, not pipes: nobody has to read while it runs.
        for ending in [".out", ".err"] { try Data().write(to: URL(fileURLWithPath: output + ending)) }
        try Data(input.utf8).write(to: URL(fileURLWithPath: output + ".in"))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.path ?? "")
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("REDRESS_") }
        process.standardInput = FileHandle(forReadingAtPath: output + ".in")
        process.standardOutput = FileHandle(forWritingAtPath: output + ".out")
        process.standardError = FileHandle(forWritingAtPath: output + ".err")
        try process.run()
        return (process, output)
    }

    private func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self)
    }
}
