import Foundation
import Testing

/// The program itself, as a person starts it.
@Suite("The command line", .enabled(if: Program.path != nil), .serialized)
struct CommandLineTests {
    @Test("Every command has a help text, and serve explains every setting")
    func help() async throws {
        try await Program.with { program in
            let commands = ["serve", "import", "export", "staff", "token", "verify", "migrate", "simulate", "version"]
            for command in commands {
                let run = try program.run(command, "--help", data: false)
                #expect(run.code == 0 && run.output.contains("USAGE"), "\(command)")
            }
            // Wrapped to the width of a terminal.
            let serve = try program.run("serve", "--help", data: false).output
                .split(whereSeparator: \.isWhitespace).joined(separator: " ")
            for word in ["--public-url", "REDRESS_TRUST_PROXY", "redress.conf", "default: 8080"] {
                #expect(serve.contains(word), "\(word)")
            }
        }
    }

    @Test("A wrong setting stops the start with one sentence and exit code 1")
    func wrongSetting() async throws {
        try await Program.with { program in
            let run = try program.run("serve", "--port", "eighty")
            #expect(run.code == 1)
            #expect(run.errors.hasPrefix("redress: port is “eighty” in the command line (--port)"))
            #expect(!FileManager.default.fileExists(atPath: program.folder + "/data"))
        }
    }

    @Test("Import, export, accounts, tokens and verify work beside a running server, which then stops gracefully")
    func beside() async throws {
        try await Program.with { program in
            let server = try program.start("serve", "--port", "0")
            try await program.wait(for: "Redress is ready", from: server)
            let sample = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
                .appendingPathComponent("Samples/complaints.csv").path
            let first = try program.run("import", sample)
            #expect(first.code == 0)
            #expect(first.output == "read 12, imported 12, already there 0, in error 0\n")
            #expect(try program.run("import", sample).output.contains("imported 0, already there 12"))
            #expect(try program.run("export").output.split(separator: "\n").count == 12)
            let added = try program.run(
                "staff", "add", "--login", "lin", "--name", "林一", "--role", "agent", "--password-stdin",
                input: "correct horse battery\n")
            #expect(added.code == 0 && !added.output.contains("password"))
            #expect(try program.run("token", "--login", "lin").output.count == 44)
            #expect(try program.run("staff", "disable", "lin").code == 0)
            #expect(try program.run("token", "--login", "lin").code == 1)
            let verified = try program.run("verify")
            #expect(verified.code == 0 && verified.output.contains("12 complaints"))
            let head = try #require(verified.output.split(separator: "\n").last?.split(separator: " ").last)
            #expect(try program.run("verify", "--head", String(head)).code == 0)
            #expect(try program.run("verify", "--head", String(repeating: "0", count: 64)).code == 1)
            server.process.terminate()
            server.process.waitUntilExit()
            #expect(server.process.terminationStatus == 0)
        }
    }

    @Test("An import with rows in error lists them and ends with exit code 1; a second run adds nothing")
    func errors() async throws {
        try await Program.with { program in
            let path = program.folder + "/bad.csv"
            try Data("id,received_at,content\n1,2026-01-01 08:00,内容\n2,昨天,内容\n".utf8)
                .write(to: URL(fileURLWithPath: path))
            let run = try program.run("import", path)
            #expect(run.code == 1)
            #expect(run.output == "read 2, imported 1, already there 0, in error 1\n")
            #expect(run.errors.contains("bad.csv: line 3 (id 2): received_at is no time"))
            #expect(try program.run("import", path).output == "read 2, imported 0, already there 1, in error 1\n")
        }
    }

    @Test("Commands that need data say where there is none")
    func missing() async throws {
        try await Program.with { program in
            for command in ["verify", "export"] {
                let run = try program.run(command)
                #expect(run.code == 1 && run.errors.contains("there is no Redress database in"), "\(command)")
            }
        }
    }
}
