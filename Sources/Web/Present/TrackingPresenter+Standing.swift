import Complaints
import Desk
import Foundation
import Pages

// What happened to a complaint, why, what the complainant can do now and until when, and whom else they may turn to.
// (1.2t, 3.2.1, 4.2.1)
extension TrackingPresenter {
    var standing: Standing {
        var standing = ownStanding
        if offersOutside { standing.outside = texts[.outsideRoutes] }
        return standing
    }

    /// Wherever the complainant and we may be of two minds.
    private var offersOutside: Bool {
        switch complaint.state {
        case .rejected, .pendingFollowUp, .followUpStarted: !complaint.isInternal
        case .closed: closing?.closing.ground == .silence || closing?.closing.ground == .exhausted
        default: false
        }
    }

    private var ownStanding: Standing {
        if isWithdrawn { return withdrawn }
        return switch complaint.state {
        case .rejected: rejected
        case .closed: closed
        case .pendingFollowUp: pending
        case .followUpStarted: followedUp
        case .resultSent: answered
        case .merged: merged
        default: Standing(texts.publicWord(complaint.state), [texts.standing(complaint.state)])
        }
    }

    /// Also where the case goes on inside, which is no longer the complainant's. (3'.L3)
    var isWithdrawn: Bool { complaint.state == .withdrawn || complaint.isInternal }

    // MARK: Rejected and objected to (3.2.1)

    private var rejected: Standing {
        guard let rejection = complaint.rejection else {
            return Standing(texts[.openRejected], [texts[.standingRejected]])
        }
        let reason = words(rejection.reason)
        let decided = say(.sayRejected, rejection.at)
        guard let objectedAt = rejection.objectedAt else {
            let end = rejection.at.addingTimeInterval(Double(policy.objectionDays) * 86_400)
            var standing = Standing(texts[.openRejected], [decided], reason: reason)
            standing.sentences.append(say(end >= time.now ? .sayObjectUntil : .sayObjectOver, end))
            standing.offersNew = end < time.now
            return standing
        }
        guard rejection.isDecided else {
            return Standing(
                texts[.openObjected],
                [decided, say(.sayObjected, objectedAt), say(.sayObjectedClocks, objectedAt)], reason: reason)
        }
        let decision = found.events.last { if case .objectionDecided = $0.fact { true } else { false } }
        guard let decision, case .objectionDecided(_, let why) = decision.fact else {
            return Standing(texts[.openRejected], [decided], reason: reason)
        }
        return Standing(texts[.openDismissed], [say(.sayDismissed, decision.at)], reason: words(why))
    }

    // MARK: Withdrawn

    private var withdrawn: Standing {
        let event = found.events.last { if case .withdrawn = $0.fact { true } else { false } }
        guard let event, case .withdrawn(let why) = event.fact else {
            return Standing(texts[.openWithdrawn], [texts[.standingWithdrawn]])
        }
        var sentences = [say(event.by == .complainant ? .sayWithdrawn : .sayWithdrawnByStaff, event.at)]
        if complaint.isInternal { sentences.append(texts[.sayWithdrawnInternal]) }
        if let until = complaint.purgeAllowed(under: policy) { sentences.append(say(.sayKept, until)) }
        var standing = Standing(texts[.openWithdrawn], sentences, reason: why.map(words))
        standing.offersNew = true
        return standing
    }

    // MARK: Closed (4.2.1)

    private var closing: (at: Date, closing: Closing)? {
        for event in found.events.reversed() {
            if case .closed(let closing) = event.fact { return (event.at, closing) }
            if case .reopened = event.fact { return nil }
        }
        return nil
    }

    private var closed: Standing {
        var standing = Standing(texts[.openClosed], [])
        if let (at, closing) = closing {
            let end = time.open(at)
            switch closing.ground {
            case .accepted, .internalDone: standing.sentences.append(texts(.sayClosedAccepted, ["time": end]))
            case .silence:
                standing.sentences.append(
                    texts(
                        .sayClosedSilence,
                        [
                            "sent": complaint.resultSentAt.map(time.open) ?? end,
                            "until": time.open(complaint.silenceEnds(under: policy)), "time": end,
                        ]))
            case .exhausted:
                standing.sentences.append(
                    texts(.sayClosedExhausted, ["n": String(complaint.round), "time": end]))
                standing.reason = closing.remark.map(words)
            }
        } else {
            standing.sentences.append(texts[.standingClosed])
        }
        if let until = until(.reopen) {
            standing.sentences.append(say(until >= time.now ? .sayReopenUntil : .sayReopenOver, until))
            standing.offersNew = until < time.now
        }
        if let until = complaint.purgeAllowed(under: policy) { standing.sentences.append(say(.sayKept, until)) }
        return standing
    }

    // MARK: Not solved, and the rounds after it (4.2.1)

    private var pending: Standing {
        var word = texts[.openPending]
        var cause = texts[.standingPending]
        loop: for event in found.events.reversed() {
            switch event.fact {
            case .reopened:
                word = texts[.openReopened]
                cause = say(event.by == .complainant ? .sayReopened : .sayReopenedByStaff, event.at)
                break loop
            case .notSolved:
                cause = say(.sayNotSolved, event.at)
                break loop
            case .resultSent:
                cause = say(.sayResultPending, event.at)
                break loop
            default: continue
            }
        }
        let due = found.clocks.last { $0.name == .secondFollowUp && $0.ending == nil }?.dueAt
        let next = due.map { due in
            texts(
                due > time.now ? .sayFollowUpBy : .sayFollowUpLate,
                ["time": time.open(due), "n": String(complaint.round + 1)])
        }
        return Standing(word, [cause, next].compactMap { $0 })
    }

    private var followedUp: Standing {
        Standing(
            texts[.openFollowUp],
            [texts[.standingFollowUp], texts(.sayRound, ["n": String(complaint.round)])])
    }

    /// Silence has an end: it is said before, not only when it has passed.
    private var answered: Standing {
        let until = complaint.silenceEnds(under: policy)
        let silence = texts(
            until > time.now ? .sayConfirmBy : .sayConfirmOver,
            ["time": time.open(until), "days": String(policy.reopenDays)])
        return Standing(texts[.openResultSent], [texts[.standingResultSent], silence])
    }

    private var merged: Standing {
        var standing = Standing(texts[.openMerged], [texts[.standingMerged]])
        standing.earlier = complaint.mergedInto
        return standing
    }

    // MARK: Words

    private func say(_ key: TextKey, _ date: Date) -> String { texts(key, ["time": time.open(date)]) }

    private func words(_ text: Personal) -> String { text.text ?? texts[.factErased] }
}
