import Complaints
import Foundation
import Storage
import StorageSQLite
import Testing

/// Another process on the same file: this test program once more, told by its environment what to do.
private func child(_ role: String, path: String) throws -> (Process, Pipe) {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = ["--testing-library", "swift-testing", "--filter", "OtherProcess"]
    process.environment = ProcessInfo.processInfo.environment.merging(["REDRESS_CHILD": "\(role) \(path)"]) { $1 }
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    return (process, pipe)
}

private let childRole = ProcessInfo.processInfo.environment["REDRESS_CHILD"]?.split(separator: " ").map(String.init)

@Suite("OtherProcess", .enabled(if: childRole != nil)) struct OtherProcess {
    @Test("Files complaints and says each number only once it is durable")
    func write() async throws {
        guard let role = childRole, let start = Int(role[0]) else { return }
        let database = try SQLiteDatabase(path: role[1])
        let count = start < 0 ? 100_000 : 200
        try await withThrowingTaskGroup(of: Void.self) { group in
            for lane in 0..<16 {
                group.addTask {
                    for index in stride(from: lane, to: count, by: 16) {
                        let events = received(receipt(abs(start) + index))
                        _ = try await database.write { try $0.add(events) }
                        // One write of one line: lines of several threads do not mix.
                        FileHandle.standardOutput.write(Data("ok \(abs(start) + index)\n".utf8))
                    }
                }
            }
            try await group.waitForAll()
        }
        await database.close()
    }
}

@Suite("Crashes and company", .enabled(if: childRole == nil), .serialized) struct CrashTests {
    private func acknowledged(_ data: Data) -> [Int] {
        // The last line may be cut off.
        String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            .compactMap { $0.hasPrefix("ok ") ? Int($0.dropFirst(3)) : nil }
    }

    @Test("Killed while it commits: what was acknowledged is there, once, and the store verifies")
    func killed() async throws {
        try await withFolder { folder in
            let path = folder + "/db"
            let first = try SQLiteDatabase(path: path)
            try await prepare(first)
            await first.close()
            let (process, pipe) = try child("-1", path: path)
            var output = Data()
            while acknowledged(output).count < 200 {
                let more = pipe.fileHandleForReading.availableData
                guard !more.isEmpty else { break }
                output += more
            }
            kill(process.processIdentifier, SIGKILL)
            output += pipe.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            let numbers = acknowledged(output)
            #expect(numbers.count >= 200)

            let database = try SQLiteDatabase(path: path)
            let present = Set(try await database.rows("SELECT number FROM complaint").map { try $0.text(0) })
            for number in numbers { #expect(present.contains(receipt(number).number.rawValue)) }
            #expect(try await database.row("PRAGMA integrity_check")?.text(0) == "ok")
            #expect(try await database.verify().differences == [])
            await database.close()
        }
    }

    @Test("Two processes write to one file at once: nothing is lost, nothing doubled, the store verifies")
    func together() async throws {
        try await withFolder { folder in
            let path = folder + "/db"
            let database = try SQLiteDatabase(path: path)
            try await prepare(database)
            let (process, pipe) = try child("1", path: path)
            for number in 5001...5200 {
                let events = received(receipt(number))
                _ = try await database.write { try $0.add(events) }
            }
            let theirs = acknowledged(pipe.fileHandleForReading.readDataToEndOfFile())
            process.waitUntilExit()
            #expect(theirs.count == 200)
            #expect(try await database.row("SELECT count(*) FROM complaint")?.int(0) == 400)
            #expect(try await database.verify().differences == [])
            await database.close()
        }
    }
}
