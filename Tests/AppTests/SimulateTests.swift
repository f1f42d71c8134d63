import Foundation
import Testing

/// `redress simulate`, as a person starts it.
@Suite("Trying a policy on the command line", .enabled(if: Program.path != nil), .serialized)
struct SimulateTests {
    private struct Answer: Decodable {
        struct Report: Decodable {
            struct Line: Decodable {
                let clock: String
                let level: Int?
                let clause: String
                let started: Int
                let breached: Int
            }
            let complaints: Int
            let late: Int
            let breaches: Int
            let lines: [Line]
        }
        let policy: Int
        let report: Report
    }

    private func answer(_ output: String) throws -> Answer {
        try JSONDecoder().decode(Answer.self, from: Data(output.utf8))
    }

    @Test(
        "6.1 a made-up year is the same for the same seed, in words and as JSON; a stricter policy file makes more late"
    )
    func madeUp() async throws {
        try await Program.with { program in
            let text = try program.run("simulate", "--count", "300", "--seed", "5")
            #expect(text.code == 0)
            #expect(text.output.contains("policy version 1, 300 made-up complaints, seed 5:"))
            #expect(text.output.contains("handling") && text.output.contains("3.1"))
            #expect(try text.output == program.run("simulate", "--count", "300", "--seed", "5").output)
            #expect(!FileManager.default.fileExists(atPath: program.folder + "/data"), "it reads only")

            let mild = try answer(try program.run("simulate", "--count", "300", "--seed", "5", "--json").output)
            #expect(mild.policy == 1 && mild.report.complaints == 300)
            #expect(mild.report.lines.contains { $0.clock == "handling" && $0.level == 3 && $0.started > 0 })

            let printed = try program.run("simulate", "--print-policy")
            #expect(printed.code == 0)
            let file = program.folder + "/strict.json"
            let strict = printed.output.replacingOccurrences(of: #""_0" : 86400"#, with: #""_0" : 7200"#)
            #expect(strict != printed.output)
            try Data(strict.utf8).write(to: URL(fileURLWithPath: file))
            let hard = try answer(
                try program.run("simulate", "--policy", file, "--count", "300", "--seed", "5", "--json").output)
            #expect(hard.report.late > mild.report.late)
            #expect(hard.report.complaints == mild.report.complaints)
        }
    }

    @Test("6.1 stored and imported complaints are replayed; a looser policy says which clause it departs from")
    func stored() async throws {
        try await Program.with { program in
            let csv = program.folder + "/old.csv"
            let now = Date()
            func time(_ hours: Double) -> String {
                now.addingTimeInterval(hours * 3600).formatted(.iso8601)
            }
            let rows = [
                "id,user_id,received_at,title,content,answer,answered_at",
                "1,u1,\(time(-200)),慢,很慢,已修复,\(time(-100))", "2,u2,\(time(-90)),快,很快,已修复,\(time(-89))",
            ]
            try Data(rows.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: csv))
            #expect(try program.run("import", csv).output.contains("imported 2"))
            let run = try program.run("simulate", "--stored", "--json")
            #expect(run.code == 0)
            let report = try answer(run.output).report
            #expect(report.complaints == 2 && report.late == 1)

            let older = program.folder + "/older.csv"
            let past = [
                "id,user_id,received_at,title,content,answer,answered_at",
                "11,u1,2018-03-01T08:00:00Z,慢,很慢,已修复,2018-03-09T08:00:00Z",
                "12,u2,2019-07-01T08:00:00Z,快,很快,已修复,2019-07-01T09:00:00Z",
            ]
            try Data(past.joined(separator: "\n").utf8).write(to: URL(fileURLWithPath: older))
            #expect(try program.run("import", older).output.contains("imported 2"))
            let then = try program.run("simulate", "--stored", "--until", "2018-12-31", "--json")
            let one = try answer(then.output).report
            #expect(one.complaints == 1 && one.late == 1, "the year that ends that day")
            let none = try program.run("simulate", "--stored", "--until", "2010-12-31", "--json")
            let empty = try answer(none.output).report
            #expect(none.errors.contains("--until") && empty.complaints == 0)
            let wrong = try program.run("simulate", "--stored", "--until", "2018-13-31")
            #expect(wrong.code != 0 && wrong.errors.contains("2018-13-31"))
            #expect(try program.run("simulate", "--until", "2018-12-31").code != 0)
            #expect(Set(report.lines.map(\.clock)) == ["first-answer", "response", "handling"])

            let file = program.folder + "/loose.json"
            let printed = try program.run("simulate", "--print-policy").output
            let loose = printed.replacingOccurrences(of: #""_0" : 86400"#, with: #""_0" : 864000"#)
            try Data(loose.utf8).write(to: URL(fileURLWithPath: file))
            let tried = try program.run("simulate", "--stored", "--policy", file, "--json")
            #expect(tried.errors.contains("looser than clause 3.1"))
            #expect(
                try answer(tried.output).report.lines.filter { $0.clock == "handling" }.allSatisfy { $0.breached == 0 })
            #expect(try program.run("verify").code == 0)
        }
    }

    @Test("6.1 a file that is no policy is refused with what is wrong in it, and no database is no surprise")
    func wrong() async throws {
        try await Program.with { program in
            let file = program.folder + "/broken.json"
            try Data(#"{"version": 3}"#.utf8).write(to: URL(fileURLWithPath: file))
            let broken = try program.run("simulate", "--policy", file)
            #expect(broken.code == 1)
            #expect(broken.errors.hasPrefix("redress: the policy file") && broken.errors.contains("is missing"))
            let printed = try program.run("simulate", "--print-policy").output
            let unworkable = printed.replacingOccurrences(of: #""metBy" : ["#, with: #""metBy" : ["received", "#)
            #expect(unworkable != printed)
            try Data(unworkable.utf8).write(to: URL(fileURLWithPath: file))
            let refused = try program.run("simulate", "--policy", file)
            #expect(refused.code == 1)
            #expect(refused.errors.contains("cannot be carried out") && refused.errors.contains("clause"))
            #expect(try program.run("simulate", "--policy", program.folder + "/none.json").code == 1)
            #expect(try program.run("simulate", "--stored").code == 1)
            #expect(try program.run("simulate", "--count", "0").code != 0)
        }
    }
}
