import Complaints
import Foundation

// What happens beside the way from receipt to archive, where it can happen: without it random stories would seldom get
// to the acts that need something else to be there first.
extension Chance {
    mutating func aside(in story: Story, at now: Date) -> (Author, Command)? {
        let complaint = story.complaint
        var choices: [(Author, Command)] = [
            (.agent, .joinIncident(Int64(whole(1...3)))), (.agent, .startCall("v\(whole(1...99))")),
            (.complainant, .requestData(one(of: DataRequestKind.allCases), text: text())),
            (.supervisor, .send(.progress, text: "On it.", attachments: [], message: "p\(whole(1...99_999))")),
            (.agent, .markConcerned(one(of: [People.otherTechnician, People.leaver]).id, reason: "Named")),
            (.technician, .proposeMeasure(measure(until: now.addingTimeInterval(90_000)))),
            (.agent, .linkMeasure(link(until: now.addingTimeInterval(90_000)))),
            (.system, .recordNotReached(message: message(of: story), reason: "Bounced")),
        ]
        if let id = complaint.incident { choices += ofIncident(id) }
        if let call = complaint.call {
            choices += [(.complainant, .joinCall(call.id)), (.agent, .endCall(call.id, .hungUp))]
        }
        if let item = complaint.roundItems.last(where: \.isOpen) {
            choices += [
                (.supervisor, .passItem(item.id, to: one(of: People.all).id, reason: "Ill")),
                (.supervisor, .dropItem(item.id, reason: "Twice")),
            ]
        }
        if let person = complaint.concerned.min() {
            choices.append((.supervisor, .clearConcerned(person, reason: "Another of that name")))
        }
        for record in complaint.openMeasures { choices.append((.lead, .rollBackMeasure(record.id, reason: "Mended"))) }
        for link in complaint.measureLinks where link.endedAt == nil {
            choices.append((.system, .recordMeasureEnd(link.id, .rolledBack)))
        }
        for record in complaint.openRequests {
            let (id, kind) = (record.request.id, record.request.kind)
            choices += [
                (.supervisor, .grantRequest(id, field: kind == .correction ? .userID : nil, value: "u-2")),
                (.supervisor, .refuseRequest(id, one(of: DataRefusalGround.allCases), reason: "So")),
            ]
        }
        if !complaint.openNotReached.isEmpty { choices.append((.agent, .settleNotReached(reason: "Told by phone"))) }
        if story.state == .pendingFollowUp, complaint.round > 1 {
            choices = [(.supervisor, .closeExhausted(reason: "Nothing more"))]
        }
        return one(of: choices)
    }

    /// What comes to a complaint from its incident.
    private mutating func ofIncident(_ id: Int64) -> [(Author, Command)] {
        let result = SharedResult(
            status: .resolved, solution: "Renewed.", handler: "Lin", contact: "c",
            facts: happens(80) ? "The store was full." : nil)
        return [
            (.system, .relayBulletin(bulletin(at: .distantFuture))),
            (.supervisor, .takeResult(result, of: id, message: "s\(whole(1...99_999))")),
        ]
    }

    private mutating func link(until: Date) -> LinkedMeasure {
        LinkedMeasure(id: MeasureID(rawValue: Int64(whole(5...7))), kind: .temporary, target: "T", until: until)
    }

    /// The last message that went out.
    private func message(of story: Story) -> String {
        for event in story.history.reversed() {
            switch event.fact {
            case .resultSent(let result): return result.message
            case .messageSent(let sent): return sent.message
            default: continue
            }
        }
        return "none"
    }
}
