import Complaints
import Foundation

// Commands with the words that do not matter filled in.
extension Command {
    static let register = Command.register(
        Registration(
            userID: "u-1", contact: Contact(email: "a@example.org"), type: .functionalFault, summary: "Login fails",
            idea: "Reset the session"))
    static let validate = Command.validate(note: nil)
    static let accept = Command.accept(nil)
    static let notSolved = Command.reportNotSolved("It still fails.")
    static let startFollowUp = Command.startFollowUp(nil)
    static let close = Command.close(remark: nil)
    static let withdraw = Command.withdraw(reason: "It works again.")
    static let reopen = Command.reopen(reason: "It fails again.")
    static let recordLookUp = Command.recordLookUp(
        LookUpAnswer(name: "CRM", outcome: .answered, status: 200, content: "{}", milliseconds: 12))
    static let formGroup = Command.formGroup(People.group)

    static func grade(_ level: Level, security: Bool = false, fault: Bool = false) -> Command {
        .grade(level, reason: "By its scope.", security: security, systemFault: fault)
    }
    static func assign(_ department: Department, to person: StaffMember? = nil) -> Command {
        .assign(department, person: person?.id, task: nil)
    }
    static func verify(_ item: WorkItemID) -> Command { .verifyFacts(item, findings: "The token had expired.") }
    static func plan(facts: String? = nil, needsApproval: Bool = false) -> Command {
        .propose(Plan(solution: "Renew the token.", needsApproval: needsApproval), facts: facts)
    }
    static func result(_ status: ResultStatus? = .resolved) -> Command {
        .sendResult(
            status: status, solution: "Renewed.", handler: "Lin", contact: "support@example.org", message: "m-1")
    }
    static func send(_ purpose: MessagePurpose) -> Command {
        .send(purpose, text: "We are on it.", attachments: [], message: "m-0")
    }
    static func offerArticle(_ article: Int64 = 7, _ purpose: MessagePurpose = .preliminarySolution) -> Command {
        .offer(
            [OfferedArticle(article: ArticleID(rawValue: article), version: 2, language: .en, title: "Sign in")],
            purpose, text: "See https://example.org/help/\(article)", attachments: [], message: "m-2")
    }
    static func callBack(reached: Bool = true, at time: TimeInterval, since start: Date = dayOne) -> Command {
        .callBack(
            CallBack(
                channel: .phone, statedAt: start.addingTimeInterval(time), reached: reached,
                outcome: reached ? "Better." : "No answer."))
    }
    static func measure(_ id: MeasureID = 1, until time: TimeInterval = days(3)) -> Command {
        .proposeMeasure(.login(id, until: time))
    }
    static func isolate(_ id: MeasureID = 1, until time: TimeInterval = days(3)) -> Command {
        .isolate(Measure(id: id, target: "Accounts", flag: .off("accounts"), reason: "Leak", until: dayOne + time))
    }
    static func approve(_ id: MeasureID = 1) -> Command { .decideMeasure(id, granted: true, reason: "") }
    static func bulletin(_ stage: BulletinStage = .located) -> Command {
        .publishBulletin(stage, text: "Located.", expectedAt: nil)
    }
}

extension Story {
    /// Told from receipt to a state, each step a minute after the one before, by those whose work it is.
    static func told(
        to state: State, _ level: Level = .general, _ type: ComplaintType = .functionalFault,
        policy: Policy = .standard, security: Bool = false, needsApproval: Bool = false
    ) throws -> Story {
        var story = try Story(type, policy: policy)
        for (minute, step) in steps(level, security, needsApproval).enumerated() {
            if story.state == state { break }
            try story.at(minutes(Double(minute + 1)), step.0, step.1)
        }
        return story
    }

    /// The plain course of a complaint at a level.
    private static func steps(_ level: Level, _ security: Bool, _ needsApproval: Bool) -> [(Author, Command)] {
        let beginning: [(Author, Command)] = [
            (.agent, .register), (.agent, .validate),
            (level == .general ? .agent : .supervisor, .grade(level, security: security)),
        ]
        let end: [(Author, Command)] = [(.agent, .result()), (.complainant, .accept), (.agent, .close)]
        let departments: [(Author, Command)] = [
            (.agent, .assign(.technical)), (.agent, .assign(.business)), (.technician, .verify(1)),
            (.clerk, .verify(2)),
        ]
        switch level {
        case .general:
            return beginning + [(.agent, .assign(.frontLine)), (.agent, .verify(1)), (.agent, .plan())] + end
        case .complex:
            let callBack = (Author.agent, Command.callBack(at: minutes(8)))
            return beginning + departments + [(.technician, .plan(needsApproval: needsApproval)), callBack] + end
        case .major:
            let isolation: [(Author, Command)] =
                security ? [(.technician, .isolate())] : []
            return beginning + [(.supervisor, .formGroup)] + isolation + departments
                + [(.lead, .plan(needsApproval: needsApproval))] + end
        }
    }
}

extension FlagSetting {
    static func off(_ key: String) -> FlagSetting { FlagSetting(key: key, kind: .boolean, value: "false") }
}

extension Measure {
    static func login(_ id: MeasureID = 1, until time: TimeInterval = days(3)) -> Measure {
        Measure(
            id: id, target: "Login", flag: .off("login"), reason: "Fails", until: dayOne.addingTimeInterval(time))
    }
}
