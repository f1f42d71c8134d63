import Complaints
import Desk
import Foundation
import Pages
import Storage

/// A case as its page shows it to one member of staff.
struct CasePresenter {
    let found: Case
    let member: StaffMember
    let site: Site
    let texts: Texts
    let time: TimeFormat
    /// The back-office tools there are.
    var tools: [BackOfficeTool] = []
    /// Measures in force on other complaints, and which measure decides each flag.
    var linkable: [MeasureView] = []
    var board: FlagBoard?
    /// What the policy's rules suggest for grading. (3.1)
    var suggestion: GradeSuggestion?

    var directory: Directory { site.desk.directory }
    var complaint: Complaint { found.complaint }

    func page(
        typed: (act: Act, fields: [String: String], errors: FieldErrors, refusal: Refusal?)? = nil,
        matches: [ArticleEntry]? = nil, inserting article: ArticleEntry? = nil, asksBack: Bool = false,
        changed: [Event] = []
    ) -> CasePage {
        let circumstances = Circumstances(
            policy: directory.policy(complaint.policyVersion), roster: directory.roster, now: time.now)
        let stream = StreamPresenter(found: found, directory: directory, texts: texts, time: time)
        let knowledge = CaseMatchesPresenter(complaint: complaint, events: found.events, site: site, texts: texts)
        let forms = ActForms(
            found: found, member: member, directory: directory, circumstances: circumstances, texts: texts, time: time,
            typed: typed, suggestion: suggestion,
            insertion: asksBack ? askingBack : article.map { knowledge.insertion($0) }, linkable: linkable)
        let actions = forms.forms()
        var page = CasePage(
            number: complaint.number, version: complaint.version, title: title, state: complaint.state,
            level: complaint.level, marks: marks, facts: facts, stream: stream.entries(),
            clocks: found.clocks.map(clock), actions: actions,
            changedMeanwhile: changed.map { stream.line($0) })
        page.matches = matches.map { found in
            knowledge.matches(found, canAnswer: actions.contains { $0.name == Act.send.rawValue })
        }
        page.lookUps = lookUps(forms, typed?.act == .lookUp ? (typed?.errors, typed?.refusal) : nil)
        let measures = MeasurePresenter(directory: directory, texts: texts, time: time)
        page.measures = CaseMeasures(
            own: complaint.measures.map { measures.card($0, deciding: board) },
            linked: complaint.measureLinks.map { measures.card($0) })
        page.keeping = keeping
        page.mergedInto = complaint.mergedInto
        page.isPartlyWithheld = !complaint.isInternalReadable(by: member)
        page.isLinkWithheld = !page.isPartlyWithheld && !found.withheld.isEmpty
        page.keeping.isDossierPart = !found.withheld.isEmpty
        page.call = complaint.call.map { call in
            CaseCall(
                agent: directory.name(call.by), isJoined: call.joinedAt != nil,
                href: call.by == member.id ? Paths.staffCall(complaint.number) : nil)
        }
        return page
    }

    private var keeping: CaseKeeping {
        let policy = directory.policy(complaint.policyVersion)
        return CaseKeeping(
            term: PolicyWords(texts: texts, time: time, directory: directory).limits(of: policy)["retention"] ?? "",
            until: complaint.purgeAllowed(under: directory.policy(complaint.policyVersion)),
            anonymisedAt: complaint.anonymisedAt,
            hold: complaint.hold.map { hold in
                CaseKeeping.Hold(by: texts.actor(hold.by, directory), since: hold.since, reason: hold.reason.words)
            },
            requests: complaint.openRequests.map { record in
                CaseKeeping.Request(
                    name: texts.requested(record.request.kind, record.request.id), madeAt: record.requestedAt)
            },
            dossier: member.exportsDossiers ? Paths.dossier(complaint.number) : nil)
    }

    /// What this person may ask now; the rules are tried as for every act. (3'.L1.1)
    private func lookUps(_ forms: ActForms, _ failed: (FieldErrors?, Refusal?)?) -> CaseLookUps {
        var error = failed?.0?.problems.values.first.map { texts.sentence($0) }
        if let refusal = failed?.1 { error = texts.reasoned(refusal, time: time) }
        let trial = forms.probe(.lookUp)
        guard complaint.refusal(of: trial, by: .staff(member), forms.circumstances) == nil else {
            return CaseLookUps(error: error)
        }
        return CaseLookUps(tools: tools.map { CaseLookUps.Tool(id: $0.id, name: $0.name) }, error: error)
    }

    /// What asks for an online call-back: the tracking page has the two questions. (3'.L2.4)
    private var askingBack: String {
        let address = site.settings.base + Paths.tracking(complaint.number)
        return Texts(complaint.receipt.language).worded(by: site.policy(of: found))(
            .callBackMessage, ["address": address])
    }

    private var title: String {
        complaint.receipt.title.text ?? texts[.factErased]
    }

    private var marks: [CaseMark] {
        var marks: [CaseMark] = []
        if complaint.isUrgent { marks.append(.urgent) }
        if complaint.isSecurity { marks.append(.security) }
        if complaint.isSystemFault { marks.append(.systemFault) }
        if complaint.isImported { marks.append(.imported) }
        if !complaint.openNotReached.isEmpty { marks.append(.notReached) }
        return marks
    }

    private func clock(_ clock: Complaints.Clock) -> CaseClock {
        CaseClock(clock, of: complaint, directory.policy(complaint.policyVersion), texts, at: time.now)
    }

    private func work(_ item: Complaint.WorkItem) -> CaseFacts.WorkItem {
        CaseFacts.WorkItem(
            department: item.assignment.department, person: item.person.map { directory.name($0) },
            assignedAt: item.assignedAt, verifiedAt: item.verifiedAt, task: shown(item.assignment.task),
            finding: shown(item.findings),
            clock: found.clocks.last { complaint.item(of: $0.key)?.id == item.id }.map(clock))
    }

    private var facts: CaseFacts {
        let into = complaint.mergedInto.map { [CaseFacts.LinkedCase(number: $0, title: texts[.linkedInto])] } ?? []
        let linked = into + complaint.absorbed.map { CaseFacts.LinkedCase(number: $0, title: texts[.linkedFrom]) }
        var facts = CaseFacts(
            responsible: directory.name(complaint.responsible), type: complaint.type, subType: subType,
            channel: complaint.receipt.channel,
            receivedAt: complaint.imported?.originallyReceivedAt ?? complaint.receivedAt,
            userID: shown(complaint.userID), email: shown(complaint.contact.email),
            phone: shown(complaint.contact.phone), about: shown(complaint.receipt.about),
            concerned: complaint.concerned.sorted().map { directory.name($0) },
            workItems: complaint.activeItems.map(work),
            linked: linked, attachments: files, policyVersion: complaint.policyVersion)
        facts.incident = complaint.incident
        let asks = complaint.refusal(
            of: .send(.answer, text: "?", attachments: [], message: "m"), by: .staff(member),
            Circumstances(policy: directory.policy(complaint.policyVersion), roster: directory.roster, now: time.now))
        if asks == nil, complaint.isOnlineCallBackOpen {
            facts.askBack = "\(Paths.complaint(complaint.number))?ask=call-back#act-send"
        }
        return facts
    }

    /// A value, or that it was erased.
    private func shown(_ value: Personal?) -> String? { value.map { $0.text ?? texts[.factErased] } }

    private var subType: String? {
        complaint.subType.map { id in
            directory.policy(complaint.policyVersion).subTypes.first { $0.id == id }?.names[texts.language.rawValue]
                ?? id
        }
    }

    private var files: [AttachmentLink] {
        complaint.receipt.attachments.filter { !$0.name.isErased }.map { file in
            AttachmentLink(
                name: file.name.words, size: file.size,
                href: "\(Paths.complaint(complaint.number))/attachments/\(file.id)",
                isPicture: FilePresentation.isImage(file.contentType))
        }
    }
}
