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
    /// What the policy's rules suggest for grading. (3.1)
    var suggestion: GradeSuggestion?

    var directory: Directory { site.desk.directory }
    var complaint: Complaint { found.complaint }

    func page(
        typed: (act: Act, fields: [String: String], errors: FieldErrors, refusal: Refusal?)? = nil,
        matches: [ArticleEntry]? = nil, inserting article: ArticleEntry? = nil, changed: [Event] = []
    ) -> CasePage {
        let circumstances = Circumstances(
            policy: directory.policy(complaint.policyVersion), roster: directory.roster, now: time.now)
        let stream = StreamPresenter(
            found: found, directory: directory, texts: texts, time: time,
            showsNotes: complaint.areNotesReadable(by: member))
        let knowledge = CaseMatchesPresenter(complaint: complaint, events: found.events, site: site, texts: texts)
        let forms = ActForms(
            found: found, member: member, directory: directory, circumstances: circumstances, texts: texts, time: time,
            typed: typed, suggestion: suggestion, insertion: article.map { knowledge.insertion($0) })
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
        page.call = complaint.call.map { call in
            CaseCall(
                agent: directory.name(call.by), isJoined: call.joinedAt != nil,
                href: call.by == member.id ? Paths.staffCall(complaint.number) : nil)
        }
        return page
    }

    /// What this person may ask now; the rules are tried as for every act. (3'.L1.1)
    private func lookUps(_ forms: ActForms, _ failed: (FieldErrors?, Refusal?)?) -> CaseLookUps {
        var error = failed?.0?.problems.values.first.map { texts.sentence($0) }
        if let refusal = failed?.1 { error = texts.sentence(refusal, time: time) }
        let trial = forms.probe(.lookUp)
        guard complaint.refusal(of: trial, by: .staff(member), forms.circumstances) == nil else {
            return CaseLookUps(error: error)
        }
        return CaseLookUps(tools: tools.map { CaseLookUps.Tool(id: $0.id, name: $0.name) }, error: error)
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
        let rule = directory.policy(complaint.policyVersion).rule(clock.name)
        return CaseClock(
            name: clock.name, clause: clock.clause, startEvent: rule.map { texts.start($0.startsAt) } ?? "",
            startedAt: clock.startedAt, length: clock.length.forPages, due: clock.dueAt, metBy: texts.met(clock.name),
            outcome: clock.outcome(at: time.now), isProvisional: clock.isProvisional)
    }

    private var facts: CaseFacts {
        let linked = ([complaint.mergedInto].compactMap { $0 } + complaint.absorbed).map {
            CaseFacts.LinkedCase(number: $0, title: "")
        }
        return CaseFacts(
            responsible: directory.name(complaint.responsible), type: complaint.type, subType: subType,
            channel: complaint.receipt.channel,
            receivedAt: complaint.imported?.originallyReceivedAt ?? complaint.receivedAt,
            userID: complaint.userID?.words, email: complaint.contact.email?.words,
            phone: complaint.contact.phone?.words, about: complaint.receipt.about?.words,
            concerned: complaint.concerned.sorted().map { directory.name($0) },
            workItems: complaint.activeItems.map { item in
                CaseFacts.WorkItem(
                    department: item.assignment.department, person: item.person.map { directory.name($0) },
                    assignedAt: item.assignedAt, verifiedAt: item.verifiedAt)
            },
            linked: linked, attachments: files, policyVersion: complaint.policyVersion)
    }

    private var subType: String? {
        complaint.subType.map { id in
            directory.policy(complaint.policyVersion).subTypes.first { $0.id == id }?.names[texts.language.rawValue]
                ?? id
        }
    }

    private var files: [AttachmentLink] {
        complaint.receipt.attachments.map { file in
            AttachmentLink(
                name: file.name.words, size: file.size,
                href: "\(Paths.complaint(complaint.number))/attachments/\(file.id)",
                isPicture: FilePresentation.isImage(file.contentType))
        }
    }
}
