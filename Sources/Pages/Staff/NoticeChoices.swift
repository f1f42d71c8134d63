/// What a person chooses about notices. Field names: `lead`, `quiet-from`, `quiet-until`.
public struct NoticeChoices: Sendable {
    /// Minutes; as typed after an attempt that did not go through.
    public var lead: String
    /// `22:00`, or empty.
    public var quietFrom: String
    public var quietUntil: String
    /// The leads that can be chosen, in minutes.
    public var leads: [Int]
    /// Whether breaches come through all the same.
    public var hearsBreaches: Bool
    /// By field.
    public var errors: [String: String]

    public init(
        lead: String, quietFrom: String, quietUntil: String, leads: [Int], hearsBreaches: Bool,
        errors: [String: String] = [:]
    ) {
        self.lead = lead
        self.quietFrom = quietFrom
        self.quietUntil = quietUntil
        self.leads = leads
        self.hearsBreaches = hearsBreaches
        self.errors = errors
    }

    func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let options = leads.map { minutes in
            FormField.Option(
                String(minutes),
                minutes == 0 ? texts[.noticeLeadNone] : context.time.length(.seconds(Double(minutes * 60))))
        }
        let quietHint = texts[hearsBreaches ? .noticeQuietHintSupervisor : .noticeQuietHint]
        let form = ActionForm(
            name: "notices", title: texts[.noticeSettings],
            fields: [
                FormField(
                    "lead", label: texts[.noticeLead], hint: texts[.noticeLeadHint], kind: .select(options),
                    value: lead, error: errors["lead"], required: true),
                FormField(
                    "quiet-from", label: texts[.noticeQuietFrom], hint: quietHint, kind: .time, value: quietFrom,
                    error: errors["quiet-from"]),
                FormField(
                    "quiet-until", label: texts[.noticeQuietUntil], kind: .time, value: quietUntil,
                    error: errors["quiet-until"]),
            ], submitLabel: texts[.noticeSave])
        return """
            <section class="narrow"><h2>\(texts[.noticeSettings])</h2>
            \(form.form(action: Paths.noticeSettings, version: nil, in: context))</section>
            """
    }
}
