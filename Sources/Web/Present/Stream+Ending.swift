import Complaints
import Desk
import Foundation
import Pages
import Storage

// What helped, what was asked about the data, how it went on and ended, as the stream says it.
extension StreamPresenter {
    func assisting(_ fact: Fact) -> Detail {
        switch fact {
        case .lookedUp(let answer):
            var parts = [(label: texts[.labelOutcome], value: texts.word(answer.outcome))]
            if let status = answer.status { parts.append((texts[.labelStatusCode], String(status))) }
            let took = texts(.durationMilliseconds, ["n": String(answer.milliseconds)])
            parts.append((texts[.labelDuration], took))
            let isEmpty = answer.outcome == .answered && answer.content == nil
            return Detail(
                title: texts(.factLookedUp, ["name": answer.name]), body: isEmpty ? texts[.lookUpNoText] : nil,
                listing: answer.content.map { $0.text.map(PrettyJSON.lines) ?? texts[.factErased] }, parts: parts,
                clause: "3'.L1.1")
        case .callStarted: return Detail(title: texts[.factCallStarted], clause: "3'.L1.3")
        case .callJoined: return Detail(kind: .complainant, title: texts[.factCallJoined], clause: "3'.L1.3")
        case .callEnded(_, let ending):
            return Detail(title: texts[.factCallEnded], body: texts.word(ending), clause: "3'.L1.3")
        default: return Detail(title: "")
        }
    }

    func archiving(_ fact: Fact) -> Detail {
        switch fact {
        case .holdPlaced(let why): return Detail(title: texts[.factHoldPlaced], body: why.words, clause: "6.2")
        case .holdLifted(let why): return Detail(title: texts[.factHoldLifted], body: why.words, clause: "6.2")
        case .dataRequested(let request):
            return Detail(
                kind: .complainant, title: texts.requested(request.kind, request.id), body: request.text?.words,
                clause: "6.2")
        case .dataCorrected(_, let field, let value):
            return Detail(
                title: texts[.factDataCorrected], parts: [(texts.word(field), value.text ?? texts[.factErased])],
                clause: "6.2")
        case .dataGranted(let id):
            return Detail(title: texts(.factDataGranted, ["n": String(id)]), clause: "6.2")
        case .dataRefused(let id, let ground, let why):
            return Detail(
                title: texts(.factDataRefused, ["n": String(id)]), body: why.words,
                parts: [(texts[.labelGround], texts.word(ground))], clause: "6.2")
        default: return Detail(title: "")
        }
    }

    func following(_ fact: Fact) -> Detail {
        switch fact {
        case .accepted(let text):
            return Detail(kind: .complainant, title: texts[.factAccepted], body: text?.words, clause: "4.1")
        case .notSolved(let text):
            return Detail(kind: .complainant, title: texts[.factNotSolved], body: text.words, clause: "4.2.1")
        case .followUpStarted(let text):
            return Detail(title: texts[.factFollowUp], body: text?.words, clause: "4.2.1")
        case .reportedToManagement: return Detail(title: texts[.factManagementReport], clause: "4.2.2")
        case .managementAcknowledged(let text):
            return Detail(title: texts[.factManagementAcknowledged], body: text?.words, clause: "4.2.2")
        case .withdrawn(let why): return Detail(title: texts[.factWithdrawn], body: why?.words, clause: "3.2.1")
        case .merged(let number, let why):
            return Detail(title: texts(.factMerged, ["number": number.rawValue]), body: why.words, clause: "2.2.1")
        case .absorbed(let number):
            return Detail(title: texts(.factAbsorbed, ["number": number.rawValue]), clause: "2.2.1")
        case .closed(let closing):
            let ground =
                switch closing.ground {
                case .accepted: texts[.groundAccepted]
                case .silence: texts[.groundSilence]
                case .exhausted: texts[.groundExhausted]
                case .internalDone: texts[.groundInternalDone]
                }
            return Detail(
                title: texts[.factClosed], body: closing.remark?.words, parts: [(texts[.labelGround], ground)],
                clause: "4.2.1")
        case .reopened(let why): return Detail(title: texts[.factReopened], body: why.words, clause: "4.2.1")
        case .breached(let key, let due):
            let clause = found.clocks.first { $0.key == key }?.clause
            return Detail(
                kind: .breach, title: texts(.factBreached, ["clock": texts.word(key.name)]),
                body: nil, parts: [(texts[.whyDue], time.staff(due))], clause: clause)
        case .erased(_, let why):
            let isCorrection = why == ErasureReason.correction.rawValue
            return Detail(title: texts[isCorrection ? .factErasedByCorrection : .factErased], clause: "6.2")
        default: return Detail(title: "")
        }
    }
}
