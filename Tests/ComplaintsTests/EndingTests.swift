import Complaints
import Foundation
import Testing

@Suite("Withdrawn, merged, kept")
struct EndingTests {
    @Test(
        "3.2.1 withdrawn by the complainant at any open moment: every limit is cancelled",
        arguments: [
            State.received, .registered, .valid, .graded, .assigned, .investigated, .planned, .resultSent, .resolved,
        ])
    func withdrawn(at state: State) throws {
        var story = try Story.told(to: state)
        let open = story.clocks.filter(\.isOpen)
        try story.at(minutes(20), .complainant, .withdraw)
        #expect(story.state == .withdrawn)
        for clock in open {
            #expect(
                Outcome(try story.clock(clock.name, scope: clock.key.scope, clock.key.level)) == .cancelled(.withdrawn))
        }
        #expect(story.clocks.filter(\.isOpen).map(\.name) == [.retention])
        #expect(story.refusal(at: hours(1), .complainant, .withdraw) == .wrongState(.withdrawn))
        try story.watch(at: days(30))
        #expect(story.breaches(.handling) == 0)
    }

    @Test("3.1.L3 withdrawn at level 3 the case goes on inside, without its promises")
    func goesOnInside() throws {
        var story = try Story.told(to: .graded, .major)
        try story.at(hours(1), .complainant, .withdraw)
        #expect(story.state == .graded)
        #expect(story.complaint.isInternal && !story.complaint.isEnded)
        #expect(try story.ending(.handling, .major) == .cancelled(.withdrawn))
        #expect(try story.ending(.taskGroup) == .running)
        #expect(try story.ending(.bulletin, scope: 0) == .running)
        #expect(story.refusal(at: hours(1), .complainant, .withdraw) == .wrongState(.graded))
        #expect(story.refusal(at: hours(1), .agent, .send(.progress)) == .wrongState(.graded))
        try story.at(hours(2), .lead, .formGroup, .assign(.technical))
        try story.at(hours(3), .technician, .verify(1))
        try story.at(hours(4), .lead, .plan(needsApproval: true))
        #expect(!story.has(.resultNotice))
        #expect(story.refusal(at: hours(5), .agent, .result()) == .wrongState(.planned))
        #expect(story.refusal(at: hours(5), .lead, .close(remark: "")) == .approvalMissing)
        try story.at(hours(5), .lead, .requestApproval("One server", scope: "One"))
        try story.at(hours(6), .decider, .answerApproval(granted: true, reason: "Yes"))
        #expect(story.refusal(at: hours(6), .lead, .close) == .reasonMissing)
        try story.at(hours(6), .lead, .close(remark: "Mended"))
        #expect(story.state == .closed)
        #expect(story.refusal(at: hours(7), .complainant, .reopen) == .withdrawnBefore)
        #expect(story.refusal(at: hours(7), .complainant, .notSolved) == .withdrawnBefore)
        #expect(story.refusal(at: hours(7), .agent, .reopen) == nil)
    }

    @Test(
        "3.1.L3 withdrawn after its result, an internal case can still be closed",
        arguments: [State.resultSent, .resolved])
    func withdrawnAfterResult(state: State) throws {
        var story = try Story.told(to: state, .major)
        try story.at(hours(1), .complainant, .withdraw)
        #expect(story.complaint.isInternal)
        #expect(story.refusal(at: hours(2), .complainant, .accept) == .withdrawnBefore)
        #expect(story.refusal(at: hours(2), .complainant, .notSolved) == .withdrawnBefore)
        try story.at(hours(2), .lead, .close(remark: "Mended"))
        #expect(story.state == .closed)
    }

    @Test("3.2.1 nothing is added to what was withdrawn, whether it ended by that or goes on inside")
    func nothingAdded() throws {
        for level in [Level.general, .major] {
            var story = try Story.told(to: .assigned, level)
            let words = Command.write(text: "One more thing", attachments: [])
            #expect(story.refusal(at: hours(1), .complainant, words) == nil)
            try story.at(hours(1), .complainant, .withdraw)
            #expect(story.complaint.isInternal == (level == .major))
            #expect(story.refusal(at: hours(2), .complainant, words) == .withdrawnBefore)
        }
    }

    @Test("3.2.1 words to a rejected complaint are an objection; while it waits, more may be added")
    func addedToRejected() throws {
        let words = Command.write(text: "One more thing", attachments: [])
        var story = try Story.told(to: .registered)
        try story.at(hours(1), .agent, .reject(reason: "Not ours"))
        #expect(story.refusal(at: hours(2), .complainant, words) == .rejectedBefore)
        try story.at(hours(2), .complainant, .object("It is yours"))
        #expect(story.refusal(at: hours(3), .complainant, words) == nil)
        try story.at(hours(3), .supervisor, .decideObjection(upheld: false, reason: "Another site"))
        #expect(story.refusal(at: hours(4), .complainant, words) == .rejectedBefore)
    }

    @Test("2.2.1 only the same complainant's are merged, into the earlier case, whose receipt and clocks stay")
    func merged() throws {
        var target = try Story(number: "R1")
        try target.at(minutes(5), .agent, .register)
        var source = try Story(number: "R2", at: dayOne.addingTimeInterval(hours(3)))
        try source.at(minutes(5), .agent, .register)
        let clocks = target.clocks
        let c = source.circumstances(at: minutes(30))
        let events = try source.complaint.merge(into: target.complaint, reason: "Twice", by: .agent, c)
        source.add(events.source)
        target.add(events.target)
        #expect(source.state == .merged)
        #expect(source.complaint.mergedInto == target.complaint.number)
        #expect(try source.ending(.handling, .general) == .cancelled(.merged))
        #expect(source.clocks.filter(\.isOpen).map(\.name) == [.retention])
        #expect(target.complaint.absorbed == [source.complaint.number])
        #expect(target.clocks == clocks)
        #expect(target.complaint.receivedAt == dayOne)
        #expect(source.refusal(at: hours(1), .agent, .send(.answer)) == .wrongState(.merged))
    }

    @Test("2.2.1 nothing else is merged")
    func notMerged() throws {
        let target = try Story(number: "R1")
        let c = target.circumstances(at: hours(5))
        func refusal(_ source: Story, into target: Story, by author: Author = .agent, reason: String = "Twice")
            -> Refusal?
        {
            do throws(Refusal) {
                _ = try source.complaint.merge(into: target.complaint, reason: reason, by: author, c)
                return nil
            } catch { return error }
        }
        let later = dayOne.addingTimeInterval(hours(1))
        let twin = try Story(number: "R2", at: later)
        #expect(refusal(twin, into: target) == nil)
        #expect(refusal(twin, into: target, reason: " ") == .reasonMissing)
        #expect(refusal(twin, into: target, by: .technician) == .notAllowed(needs: [.agent, .serviceSupervisor]))
        #expect(refusal(target, into: twin) == .cannotMerge, "not into the later one")
        #expect(refusal(target, into: target) == .cannotMerge)
        let contact = Contact(email: "b@example.org")
        #expect(
            try refusal(Story(number: "R2", userID: "u-2", contact: contact, at: later), into: target) == .cannotMerge)
        let sameMail = Contact(email: "A@Example.org")
        #expect(try refusal(Story(number: "R2", userID: nil, contact: sameMail, at: later), into: target) == nil)
        let nobody = try Story(number: "R3", userID: nil, contact: .none)
        #expect(try refusal(Story(number: "R4", userID: nil, contact: .none, at: later), into: nobody) == .cannotMerge)
        var withdrawn = twin
        try withdrawn.at(hours(2), .complainant, .withdraw)
        #expect(refusal(withdrawn, into: target) == .cannotMerge)
        var about = target
        try about.at(hours(1), .supervisor, .markConcerned(People.agent.id, reason: "Named"))
        #expect(refusal(twin, into: about) == .concerned)
    }

    @Test(
        "6.2 kept at least 12 months from the end, and not purged before",
        arguments: [
            State.closed, .rejected, .withdrawn, .merged,
        ])
    func retention(state: State) throws {
        var story = try Story.told(to: state == .closed ? .resolved : .registered)
        switch state {
        case .closed: try story.at(hours(10), .agent, .close)
        case .rejected: try story.at(hours(10), .agent, .reject(reason: "Not ours"))
        case .withdrawn: try story.at(hours(10), .complainant, .withdraw)
        default:
            story.add(at: hours(10), by: .staff(1), .merged(into: ComplaintNumber(rawValue: "R0"), reason: "Twice"))
        }
        let floor = shanghai(2027, 3, 2, 19)
        #expect(story.state == state)
        #expect(story.complaint.purgeAllowed(under: story.policy) == floor)
        #expect(throws: Refusal.retentionRunning(until: floor)) {
            try story.complaint.requirePurgeable(under: story.policy, at: floor.addingTimeInterval(-1))
        }
        try story.complaint.requirePurgeable(under: story.policy, at: floor)
        try story.watch(at: days(800))
        #expect(story.breaches(.retention) == 0, "a floor is no limit")
    }

    @Test("6.2 an open complaint is never purged, and a reopened one is kept anew from its new end")
    func retentionAnew() throws {
        var story = try Story.told(to: .closed)
        try story.at(days(10), .complainant, .reopen)
        #expect(story.complaint.purgeAllowed(under: story.policy) == nil)
        #expect(throws: Refusal.retentionNotBegun) {
            try story.complaint.requirePurgeable(under: story.policy, at: dayOne.addingTimeInterval(days(900)))
        }
        #expect(try story.ending(.retention, scope: 1) == .cancelled(.reopened))
        try story.at(days(11), .agent, .startFollowUp, .assign(.frontLine), .plan(facts: "True"), .result())
        try story.at(days(12), .complainant, .accept)
        try story.at(days(12), .agent, .close)
        #expect(story.complaint.purgeAllowed(under: story.policy) == shanghai(2027, 3, 14, 9))
    }

    @Test(
        "6.2 twelve calendar months, by the days of Shanghai",
        arguments: [
            // The leap day's year has no twin a year on: the 28th.
            (end: shanghai(2028, 2, 29, 12), floor: shanghai(2029, 2, 28, 12)),
            // Already March in Shanghai, still February in UTC.
            (end: shanghai(2028, 3, 1, 1), floor: shanghai(2029, 3, 1, 1)),
            (end: shanghai(2026, 12, 31, 23, 59), floor: shanghai(2027, 12, 31, 23, 59)),
        ])
    func calendarMonths(end: Date, floor: Date) throws {
        var story = try Story(at: end.addingTimeInterval(-hours(1)))
        try story.at(hours(1), .complainant, .withdraw)
        #expect(story.complaint.purgeAllowed(under: story.policy) == floor)
    }
}

@Suite("Imported history")
struct ImportedTests {
    private func imported(answer: Personal?) throws -> Story {
        let receipt = Receipt(
            number: ComplaintNumber(rawValue: "H1"), channel: .imported, type: .other, title: "Old",
            content: "Old text",
            policy: 1, responsible: 8)
        let history = ImportedHistory(
            receipt: receipt, externalID: "4711", originallyReceivedAt: shanghai(2019, 5, 1), answer: answer,
            answeredAt: answer == nil ? nil : shanghai(2019, 6, 1))
        return try Story([Event(at: dayOne, by: .system, fact: .imported(history))])
    }

    @Test("6.2 answered history starts closed: no limit, no breach, nothing to do arises from its past")
    func answered() throws {
        let story = try imported(answer: "Solved.")
        #expect(story.state == .closed)
        #expect(story.complaint.isImported)
        #expect(story.complaint.imported?.originallyReceivedAt == shanghai(2019, 5, 1))
        #expect(story.clocks.map(\.name) == [.retention])
        #expect(story.complaint.watch(story.circumstances(at: days(900))).isEmpty)
        #expect(story.complaint.nextAlarm(under: story.policy) == nil)
        #expect(story.complaint.purgeAllowed(under: story.policy) == shanghai(2027, 3, 2, 9))
    }

    @Test("2.2.1 unanswered history is open, its clocks start at the import")
    func unanswered() throws {
        var story = try imported(answer: nil)
        #expect(story.state == .received)
        #expect(try story.due(.registration) == minutes(30))
        #expect(try story.due(.handling, .general) == hours(24))
        #expect(story.complaint.watch(story.circumstances(at: 0)).isEmpty)
        try story.at(minutes(10), .agent, .register, .validate, .grade(.general))
        #expect(try story.ending(.registration) == .met)
    }

    @Test("4.2.1 answered history can be taken up again, like anything closed")
    func takenUp() throws {
        var story = try imported(answer: "Solved.")
        try story.at(days(3), .agent, .reopen)
        try story.at(
            days(3), .agent, .startFollowUp, .grade(.general), .assign(.frontLine), .plan(facts: "True"), .result())
        #expect(story.state == .resultSent)
        #expect(story.clocks.filter { $0.name == .handling || $0.name == .registration }.isEmpty)
    }
}
