import Complaints
import Foundation

/// A small seeded generator (SplitMix64): the same seed tells the same story.
struct Chance: RandomNumberGenerator {
    private var state: UInt64
    /// The number before the first measure: measures are numbered through a whole store.
    private let measuresBefore: Int64

    init(seed: UInt64, measuresBefore: Int64 = 0) {
        state = seed
        self.measuresBefore = measuresBefore
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func one<T>(of values: [T]) -> T { values[Int(next() % UInt64(values.count))] }
    mutating func happens(_ percent: UInt64) -> Bool { next() % 100 < percent }
    mutating func whole(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

    /// Seconds to the next step: mostly minutes, at times days, seldom none.
    mutating func pause() -> TimeInterval {
        switch next() % 20 {
        case 0: 0
        case 1...11: TimeInterval(whole(1...7200))
        case 12...17: TimeInterval(whole(3600...90_000))
        default: TimeInterval(whole(86_400...900_000))
        }
    }

    /// Anybody, but mostly those who may do much.
    mutating func author() -> Author {
        switch next() % 10 {
        case 0: .system
        case 1...2: .complainant
        case 3...6: .supervisor
        case 7: .lead
        default: .staff(one(of: People.all))
        }
    }

    mutating func text() -> String { happens(10) ? " " : "Words \(next() % 1000)" }
    private mutating func person() -> StaffID { StaffID(rawValue: Int64(whole(1...14))) }
    mutating func measureID() -> MeasureID { MeasureID(rawValue: measuresBefore + Int64(whole(1...4))) }
    mutating func measure(until: Date) -> Measure {
        Measure(id: measureID(), target: Personal(text()), flag: .off("x"), reason: Personal(text()), until: until)
    }
    mutating func bulletin(at instant: Date) -> Bulletin {
        Bulletin(
            stage: one(of: BulletinStage.allCases), text: Personal(text()), expectedAt: happens(30) ? instant : nil)
    }
    private mutating func item() -> WorkItemID { WorkItemID(rawValue: whole(0...4)) }

    /// Any command with any contents, sensible or not.
    mutating func command(at now: Date) -> Command {
        let instant = now.addingTimeInterval(TimeInterval(whole(-90_000...90_000)))
        switch next() % 64 {
        case 0: return .register
        case 1: return .validate
        case 2: return .reject(reason: text())
        case 3: return .object(text())
        case 4: return .decideObjection(upheld: happens(60), reason: text())
        case 5: return .grade(one(of: Level.allCases), reason: text(), security: happens(20), systemFault: happens(20))
        case 6: return .correctType(one(of: ComplaintType.allCases), subType: nil, reason: text())
        case 7: return .markUrgent(happens(50), reason: text())
        case 8: return .assign(one(of: Department.allCases), person: happens(40) ? person() : nil, task: nil)
        case 9: return .passItem(item(), to: person(), reason: text())
        case 10: return .dropItem(item(), reason: text())
        case 11: return .passResponsibility(to: person(), reason: text())
        case 12: return .markConcerned(person(), reason: text())
        case 13: return .clearConcerned(person(), reason: text())
        case 14: return .recordPreliminaryFinding(text())
        case 15: return .verifyFacts(item(), findings: text())
        case 16:
            return .propose(
                Plan(solution: Personal(text()), needsApproval: happens(20)), facts: happens(50) ? text() : nil)
        case 17: return .send(one(of: MessagePurpose.allCases), text: text(), attachments: [], message: "m")
        case 18: return .write(text: text(), attachments: [])
        case 19: return .addNote(text(), attachments: [])
        case 20:
            return .sendResult(
                status: happens(10) ? nil : one(of: ResultStatus.allCases), solution: text(), handler: text(),
                contact: "c", message: "m")
        case 21:
            return .callBack(
                CallBack(channel: .phone, statedAt: instant, reached: happens(50), outcome: Personal(text())))
        case 22: return .proposeMeasure(measure(until: instant))
        case 23: return .rollBackMeasure(measureID(), reason: text())
        case 24: return .isolate(measure(until: instant))
        case 25: return .waive(one(of: Gate.allCases), reason: text())
        case 26:
            return .formGroup(
                happens(70)
                    ? People.group
                    : TaskGroup(operationsLead: person(), technicalDirector: person(), serviceSupervisor: person()))
        case 27: return .reportPreliminarily(text())
        case 28:
            return .publishBulletin(
                one(of: BulletinStage.allCases), text: text(), expectedAt: happens(30) ? instant : nil)
        case 29: return .requestApproval(text(), scope: "One")
        case 30: return .answerApproval(granted: happens(60), reason: text())
        case 31: return .joinIncident(Int64(whole(1...3)))
        case 32: return .leaveIncident(reason: text())
        case 33: return .accept(nil)
        case 34: return .reportNotSolved(text())
        case 35: return .startFollowUp(nil)
        case 36: return .acknowledgeManagementReport(nil)
        case 37: return .correctContact(Contact(phone: "1"), reason: text())
        case 38: return .settleNotReached(reason: text())
        case 39: return .withdraw(reason: text())
        case 40: return .close(remark: text())
        case 41: return .closeExhausted(reason: text())
        case 42: return .reopen(reason: text())
        case 43: return .recordNotReached(message: "m\(whole(1...3))", reason: text())
        case 44: return .replaceDisabled
        case 45:
            let articles = (0..<whole(0...2)).map { _ in
                OfferedArticle(
                    article: ArticleID(rawValue: Int64(whole(1...3))), version: 1, language: .zh, title: "T")
            }
            return .offer(
                articles, one(of: MessagePurpose.allCases), text: text(), attachments: [],
                message: "o\(whole(1...99_999))")
        case 46: return .recordLookUp
        case 47: return .startCall("v\(whole(1...3))")
        case 48: return .joinCall("v\(whole(1...3))")
        case 49: return .endCall("v\(whole(1...3))", one(of: CallEnding.allCases))
        case 50: return .decideMeasure(measureID(), granted: happens(70), reason: text())
        case 51:
            return .linkMeasure(
                LinkedMeasure(
                    id: MeasureID(rawValue: Int64(whole(5...7))), kind: .temporary, target: "T", until: instant))
        case 52: return .recordMeasureEnd(MeasureID(rawValue: Int64(whole(1...7))), one(of: MeasureEnding.allCases))
        case 53: return .placeHold(reason: text())
        case 54: return .liftHold(reason: text())
        case 55: return .requestData(one(of: DataRequestKind.allCases), text: text())
        case 56:
            return .grantRequest(
                whole(1...3), field: happens(70) ? one(of: DataField.allCases) : nil, value: text())
        case 57: return .refuseRequest(whole(1...3), one(of: DataRefusalGround.allCases), reason: text())
        case 58: return .erase
        case 59: return .answerCallBack(one(of: Improvement.allCases), text: happens(50) ? text() : nil)
        case 60: return .relayBulletin(bulletin(at: instant), erasing: happens(20) ? [whole(1...30)] : [])
        case 61:
            let result = SharedResult(
                status: one(of: ResultStatus.allCases), solution: Personal(text()), handler: Personal(text()),
                contact: "c", facts: happens(70) ? Personal(text()) : nil, departments: happens(20) ? [.technical] : [],
                awaitsApproval: happens(10))
            return .takeResult(result, of: Int64(whole(1...3)), message: "s\(whole(1...99_999))")
        default: return .watch
        }
    }

    /// Something that would take the complaint further, so that random stories reach all states.
    mutating func step(of story: Story, at now: Date) -> (Author, Command) {
        let desk: [Author] = [.agent, .otherAgent, .supervisor]
        let open = story.complaint.roundItems.filter(\.isOpen)
        if happens(8) {
            return (.supervisor, .grade(one(of: Level.allCases), security: happens(30), fault: happens(30)))
        }
        if happens(20), let aside = aside(in: story, at: now) { return aside }
        if story.complaint.level == .major, happens(15) {
            return (.lead, happens(70) ? .bulletin(one(of: BulletinStage.allCases)) : .leaveIncident(reason: "Other"))
        }
        switch story.state {
        case .received: return (one(of: desk), .register)
        case .registered: return (one(of: desk), happens(85) ? .validate : .reject(reason: "No"))
        case .rejected:
            return story.complaint.isObjectionPending
                ? (one(of: desk), .decideObjection(upheld: happens(80), reason: "So")) : (.complainant, .object("But"))
        case .valid:
            return (one(of: desk), .grade(one(of: Level.allCases), security: happens(30), fault: happens(30)))
        case .graded, .followUpStarted, .assigned, .investigated:
            if story.complaint.level == .major, story.complaint.group == nil { return (.supervisor, .formGroup) }
            if story.complaint.isSecurity, !story.complaint.isIsolated {
                return (.technician, .isolate(measure(until: now.addingTimeInterval(60))))
            }
            if story.complaint.isSystemFault, !story.complaint.hasTakenMeasure {
                if let open = story.complaint.openMeasures.first { return (.lead, .approve(open.id)) }
                return (.technician, .proposeMeasure(measure(until: now.addingTimeInterval(6000))))
            }
            let departments = Set(story.complaint.roundItems.map(\.assignment.department))
            let needed: [Department] =
                story.complaint.effectiveLevel == .general ? [.frontLine] : [.technical, .business]
            if let missing = needed.first(where: { !departments.contains($0) }) {
                return (one(of: desk), .assign(missing, person: nil, task: nil))
            }
            if let item = open.first {
                return (holder(of: item), .verifyFacts(item.id, findings: "Found."))
            }
            return (
                story.complaint.roundItems.first.map { holder(of: $0) } ?? .agent, .plan(needsApproval: happens(10))
            )
        case .planned:
            if happens(20) {
                return (.agent, .callBack(CallBack(channel: .phone, statedAt: now, reached: true, outcome: "Better")))
            }
            if story.complaint.plan?.needsApproval == true, !story.complaint.isPlanApproved {
                return story.complaint.isApprovalPending
                    ? (.decider, .answerApproval(granted: true, reason: "Yes"))
                    : (.lead, .requestApproval("One", scope: "One"))
            }
            return (
                one(of: desk),
                story.complaint.isInternal ? .close(remark: "Done") : .result(one(of: ResultStatus.allCases))
            )
        case .resultSent: return (.complainant, happens(60) ? .accept : .notSolved)
        case .resolved:
            if happens(30) {
                return (.agent, .callBack(CallBack(channel: .online, statedAt: now, reached: true, outcome: "Better")))
            }
            return (one(of: desk), .close)
        case .pendingFollowUp: return (one(of: desk), .startFollowUp)
        case .closed: return (.complainant, .reopen)
        case .withdrawn, .merged: return (.agent, .addNote("Seen", attachments: []))
        }
    }

    private func holder(of item: Complaint.WorkItem) -> Author {
        if let person = item.person, let member = People.roster[person] { return .staff(member) }
        switch item.assignment.department {
        case .frontLine: return .agent
        case .technical: return .technician
        case .business: return .clerk
        case .managementGroup: return .lead
        }
    }
}
