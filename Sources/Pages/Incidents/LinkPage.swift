import Complaints

/// Complaints that were selected in the queue, and which incident they are to belong to: an open one, or a new one.
public struct LinkPage: Page {
    public var complaints: [IncidentComplaint]
    /// Open incidents: id and title.
    public var incidents: [(id: Int64, title: String)]
    /// What was typed and chosen in an attempt that was refused.
    public var title: String
    public var chosen: String
    public var errors: [String: String]
    public var refusal: String?

    public init(
        complaints: [IncidentComplaint], incidents: [(id: Int64, title: String)], title: String = "",
        chosen: String = "", errors: [String: String] = [:], refusal: String? = nil
    ) {
        self.complaints = complaints
        self.incidents = incidents
        self.title = title
        self.chosen = chosen
        self.errors = errors
        self.refusal = refusal
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        return StaffLayout.html(
            title: texts[.incidentLink], place: .incidents,
            main: """
                <h1>\(texts[.incidentLink])</h1>
                <p class="lead">\(texts[.incidentLinkText])</p>
                \(complaints.isEmpty ? "<p class=\"empty\">\(texts[.incidentNoneSelected])</p>" : form(in: context))
                """,
            in: context
        )
    }

    private func form(in context: PageContext) -> HTML {
        let texts = context.texts
        let options =
            [FormField.Option("new", texts[.incidentNew])]
            + incidents.map { FormField.Option(String($0.id), "\($0.id) · \($0.title)") }
        let fields = [
            FormField(
                "incident", label: texts[.incidentWhich], kind: .select(options),
                value: chosen.isEmpty ? "new" : chosen, error: errors["incident"], required: true),
            FormField(
                "title", label: texts[.incidentTitle], hint: texts[.incidentTitleHint], value: title,
                error: errors["title"]),
        ]
        let items = fields.compactMap { field in field.error.map { ("\(field.label) · \($0)", "link-\(field.name)") } }
        let general = [refusal, errors["numbers"]].compactMap { $0 }.map { (text: $0, id: String?.none) }
        let summary = ErrorSummary(items: general + items.map { (text: $0.0, id: $0.1) }, texts: texts)
        return """
            <form class="narrow" method="post" action="\(Paths.linkIncident)">\(context.csrfField)
            \(summary.html())
            <fieldset class="field"><legend>\(texts[.incidentComplaints])</legend>
            \(IncidentChoice.list(complaints, checked: true, texts))</fieldset>
            \(fields.map { FieldMarkup(field: $0, id: "link-\($0.name)", texts: texts).html() })
            <p class="submit"><button class="primary">\(texts[.incidentLinkSubmit])</button></p></form>
            """
    }
}
