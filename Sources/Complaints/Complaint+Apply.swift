import Foundation

extension Complaint {
    /// The complaint that a first event makes, if it can be one.
    init?(first event: Event) {
        switch event.fact {
        case .received(let receipt):
            self.init(receipt, at: event.at)
            version = 1
            mark(.signal(.received, scope: 0), event)
        case .imported(let history):
            self.init(history.receipt, at: event.at)
            version = 1
            isImported = true
            imported = history
            if history.answer != nil {
                state = .closed
                closedAt = event.at
                mark(.ended(.closed), event)
            } else {
                mark(.signal(.received, scope: 0), event)
            }
        default: return nil
        }
    }

    /// Adds one fact. Total: any fact can follow any history, because history is never argued with.
    public mutating func apply(_ event: Event) {
        version += 1
        switch event.fact {
        case .received, .imported: break
        case .registered, .validated, .rejected, .objected, .objectionDecided: applyReceiving(event)
        case .graded, .typeCorrected, .urgencyMarked, .assigned, .itemPassed, .itemDropped, .responsibilityPassed,
            .concernedMarked, .concernedCleared:
            applyAssigning(event)
        case .measureProposed, .isolated, .measureDecided, .measureEnded, .measureLinked: applyMeasure(event)
        case .preliminaryFindingRecorded, .factsVerified, .planned, .gateWaived, .groupFormed, .preliminaryReported,
            .bulletinPublished, .approvalRequested,
            .approvalAnswered, .incidentJoined, .incidentLeft:
            applyInvestigating(event)
        case .acknowledged, .automaticReplySent, .messageSent, .articleOffered, .complainantWrote, .noteAdded,
            .resultSent,
            .notReached, .notReachedSettled, .contactCorrected, .calledBack:
            applyTalking(event)
        case .lookedUp, .callStarted, .callJoined, .callEnded: applyAssisting(event)
        case .accepted, .notSolved, .followUpStarted, .reportedToManagement, .managementAcknowledged, .withdrawn,
            .merged, .absorbed, .closed, .reopened:
            applyFollowingUp(event)
        case .breached(let key, _): mark(.breached(key), event)
        case .erased, .holdPlaced, .holdLifted, .dataRequested, .dataCorrected, .dataGranted, .dataRefused:
            applyArchiving(event)
        }
    }

    mutating func mark(_ turn: Turn, _ event: Event) {
        moments.append(Moment(at: event.at, sequence: version, turn: turn))
    }

    private mutating func applyReceiving(_ event: Event) {
        switch event.fact {
        case .registered(let record):
            registration = record
            registeredAt = event.at
            type = record.type
            subType = record.subType
            userID = record.userID
            contact = record.contact
            state = .registered
            mark(.signal(.registered, scope: 0), event)
        case .validated:
            state = .valid
        case .rejected(let reason):
            state = .rejected
            rejection = Rejection(by: event.by, at: event.at, reason: reason)
            mark(.ended(.rejected), event)
        case .objected(let text):
            rejection?.objection = text
            rejection?.objectedAt = event.at
            rejection?.objectionSequence = version
            lastWordAt = event.at
        case .objectionDecided(let upheld, _):
            rejection?.isDecided = true
            guard upheld else { return }
            state = .valid
            // The report of what ran before the objection stands for that; what starts now is reported anew.
            isReportedToManagement = false
            isManagementAcknowledged = false
            moments.append(
                Moment(
                    at: rejection?.objectedAt ?? event.at, sequence: rejection?.objectionSequence ?? version,
                    turn: .restarted))
        default: break
        }
    }

    private mutating func applyAssigning(_ event: Event) {
        switch event.fact {
        case .graded(let grade): apply(grade, event)
        case .typeCorrected(let type, let subType, _):
            self.type = type
            self.subType = subType
        case .urgencyMarked(let urgent, _): isUrgent = urgent
        case .assigned(let assignment):
            items.append(
                WorkItem(
                    assignment: assignment, round: round, assignedAt: event.at, person: assignment.person))
            if firstAssignedAt == nil { firstAssignedAt = event.at }
            state = .assigned
            mark(.signal(.itemAssigned, scope: assignment.item.rawValue), event)
        case .itemPassed(let item, let person, _):
            if let index = items.firstIndex(where: { $0.id == item }) { items[index].person = person }
        case .itemDropped(let item, _):
            if let index = items.firstIndex(where: { $0.id == item }) { items[index].isDropped = true }
            mark(.itemDropped(scope: item.rawValue), event)
            if state == .assigned || state == .investigated { state = stateOfInvestigation }
        case .responsibilityPassed(let person, _, _): responsible = person
        case .concernedMarked(let person, _): concerned.insert(person)
        case .concernedCleared(let person, _): concerned.remove(person)
        default: break
        }
    }

    private mutating func apply(_ grade: Grade, _ event: Event) {
        // A mark that brings a gate counts as raising: nobody gets round it by marking after the plan.
        let raised =
            grade.level > effectiveLevel || (grade.security && !isSecurity) || (grade.systemFault && !isSystemFault)
        level = grade.level
        isSystemFault = grade.systemFault
        mark(.level(grade.level), event)
        if grade.security != isSecurity {
            isSecurity = grade.security
            mark(.security(grade.security), event)
            if grade.security { mark(.signal(.markedSecurity, scope: 0), event) }
            if grade.security, isIsolated || waived.contains(.isolation) {
                mark(.signal(.isolationSettled, scope: 0), event)
            }
        }
        if grade.level == .major, !wasGradedMajor {
            wasGradedMajor = true
            mark(.signal(.gradedMajor, scope: 0), event)
        }
        switch state {
        case .valid: state = .graded
        // Raised: the gates are those of the new level, so the plan is made again by the departments it needs.
        case .planned where raised, .investigated where raised:
            plan = nil
            state = stateOfInvestigation
        default: break
        }
    }

    /// Where the present round's work items leave the complaint.
    var stateOfInvestigation: State {
        let items = roundItems
        if items.isEmpty { return round == 1 ? .graded : .followUpStarted }
        return items.allSatisfy { $0.verifiedAt != nil } ? .investigated : .assigned
    }

    private mutating func applyInvestigating(_ event: Event) {
        switch event.fact {
        case .preliminaryFindingRecorded: mark(.signal(.preliminaryFinding, scope: 0), event)
        case .factsVerified(let item, let findings):
            if let index = items.firstIndex(where: { $0.id == item }) {
                items[index].findings = findings
                items[index].verifiedAt = event.at
            }
            if state == .assigned { state = stateOfInvestigation }
            mark(.signal(.itemVerified, scope: item.rawValue), event)
            mark(.signal(.preliminaryFinding, scope: 0), event)
        case .planned(let plan):
            self.plan = plan
            isPlanApproved = false
            isApprovalPending = false
            state = .planned
            mark(.signal(.planned, scope: round), event)
        case .gateWaived(let gate, _):
            waived.insert(gate)
            if gate == .isolation { mark(.signal(.isolationSettled, scope: 0), event) }
        case .groupFormed(let group):
            self.group = group
            mark(.signal(.groupFormed, scope: 0), event)
        case .preliminaryReported:
            isReportedPreliminarily = true
            mark(.signal(.preliminaryReported, scope: 0), event)
        case .bulletinPublished(let bulletin):
            guard bulletin.corrects == nil else { return }
            // The one that says "repaired" is the last that is owed. (3'.L3.4)
            if isRepaired != (bulletin.stage == .repaired) {
                isRepaired.toggle()
                mark(.repaired(isRepaired), event)
            }
            mark(.signal(.bulletinPublished, scope: 0), event)
        case .approvalRequested(let reason, let scope):
            isApprovalPending = true
            approval = ApprovalRequest(reason: reason, scope: scope, by: event.by, at: event.at, sequence: version)
        case .approvalAnswered(let granted, _):
            isApprovalPending = false
            isPlanApproved = granted
        case .incidentJoined(let id):
            incident = id
            mark(.joinedIncident, event)
        case .incidentLeft:
            incident = nil
            mark(.leftIncident, event)
        default: break
        }
    }

    private mutating func applyTalking(_ event: Event) {
        switch event.fact {
        case .messageSent(let message):
            guard event.by.staffID != nil else { return }
            lastWordAt = event.at
            mark(.signal(.personMessage, scope: 0), event)
            switch message.purpose {
            case .answer: break
            case .preliminarySolution: mark(.signal(.firstAnswer, scope: 0), event)
            case .progress:
                mark(.signal(.firstAnswer, scope: 0), event)
                mark(.signal(.progressTold, scope: 0), event)
            }
        case .articleOffered(let article): offeredArticles.append(article)
        case .complainantWrote: lastWordAt = event.at
        case .resultSent(let result):
            self.result = result
            resultSentAt = event.at
            lastWordAt = event.at
            if firstResultAt == nil { firstResultAt = event.at }
            for signal in [Signal.personMessage, .firstAnswer, .progressTold] {
                mark(.signal(signal, scope: 0), event)
            }
            mark(.signal(.resultSent, scope: round), event)
            if result.status == .resolved { state = .resultSent } else { becomeUnresolved(event) }
        case .notReached(let message, _): openNotReached.insert(message)
        case .notReachedSettled: openNotReached = []
        case .contactCorrected(let contact, _): self.contact = contact
        case .calledBack(let callBack):
            callBacks.append(callBack)
            if event.by == .complainant {
                onlineCallBackRound = round
                lastWordAt = event.at
            }
        default: break
        }
    }

    private mutating func becomeUnresolved(_ event: Event) {
        // The earlier of a result "pending follow-up" and "not solved" starts the clock, once a round.
        if state != .pendingFollowUp {
            unresolvedCount += 1
            mark(.signal(.unresolved, scope: unresolvedCount), event)
        }
        state = .pendingFollowUp
    }

    private mutating func applyFollowingUp(_ event: Event) {
        switch event.fact {
        case .accepted:
            state = .resolved
            lastWordAt = event.at
        case .notSolved:
            lastWordAt = event.at
            becomeUnresolved(event)
        case .followUpStarted:
            round += 1
            plan = nil
            state = .followUpStarted
            mark(.signal(.followUpStarted, scope: unresolvedCount), event)
        case .reportedToManagement:
            isReportedToManagement = true
            mark(.signal(.reportedToManagement, scope: 0), event)
        case .managementAcknowledged: isManagementAcknowledged = true
        case .withdrawn:
            if level == .major {
                isInternal = true
                mark(.becameInternal, event)
            } else {
                state = .withdrawn
                closedAt = event.at
                mark(.ended(.withdrawn), event)
            }
        case .merged(let target, _):
            state = .merged
            mergedInto = target
            closedAt = event.at
            mark(.ended(.merged), event)
        case .absorbed(let number): absorbed.append(number)
        case .closed:
            state = .closed
            closedAt = event.at
            mark(.ended(.closed), event)
        case .reopened:
            closedAt = nil
            lastWordAt = event.at
            mark(.reopened, event)
            state = .closed
            becomeUnresolved(event)
        default: break
        }
    }
}
