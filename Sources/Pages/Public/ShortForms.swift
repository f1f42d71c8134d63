public import Complaints
public import Foundation

/// The two questions of an online call-back. (3'.L2.4)
public struct CallBackPage: Page {
    public var number: ComplaintNumber
    public var key: String
    /// Whether there is something to ask.
    public var isOpen: Bool
    /// Whether it was answered: then the page thanks.
    public var isAnswered: Bool
    public var improvement: String
    public var text: String
    public var errors: [String: String]
    public var refusal: String?

    public init(
        number: ComplaintNumber, key: String, isOpen: Bool, isAnswered: Bool = false, improvement: String = "",
        text: String = "", errors: [String: String] = [:], refusal: String? = nil
    ) {
        self.number = number
        self.key = key
        self.isOpen = isOpen
        self.isAnswered = isAnswered
        self.improvement = improvement
        self.text = text
        self.errors = errors
        self.refusal = refusal
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        return PublicLayout.html(
            title: texts[.callBackTitle],
            main: """
                <p class="over"><span class="number">\(number.rawValue)</span></p>
                <h1>\(texts[.callBackTitle])</h1>
                <div data-live-region="call-back">\
                \(isOpen ? form(in: context) : over(texts))</div>
                <p><a href="\(Paths.tracking(number))">\(texts[.callBackToComplaint])</a></p>
                """,
            in: context
        )
    }

    private func over(_ texts: Texts) -> HTML {
        "<p role=\"status\">\(texts[isAnswered ? .callBackThanks : .callBackOver])</p>"
    }

    private func form(in context: PageContext) -> HTML {
        let texts = context.texts
        var form = ActionForm(
            name: "call-back", title: texts[.callBackTitle],
            fields: [
                FormField(
                    "improvement", label: texts[.callBackQuestion],
                    kind: .radio(Improvement.allCases.map { .init($0.rawValue, texts.word($0)) }),
                    value: improvement, error: errors["improvement"], required: true),
                FormField(
                    "text", label: texts[.callBackSecond], kind: .longText, value: text, error: errors["text"]),
            ], submitLabel: texts[.callBackSubmit], isPrimary: true)
        form.error = refusal
        return """
            <p class="lead">\(texts[.callBackLead])</p>
            <div class="short-form">\(form.form(action: Paths.callBack(key), version: nil, in: context))</div>
            """
    }
}

/// What a decision maker is asked, on a phone: the reason, the scope, yes or no and why. (3'.L3.3)
public struct ApprovalPage: Page {
    public var number: ComplaintNumber
    public var key: String
    /// Who is asked.
    public var name: String
    public var requestedBy: String
    public var requestedAt: Date
    public var expires: Date
    public var solution: String
    public var reason: String
    public var scope: String?
    /// What was answered: granted, why, by whom, when.
    public var answer: (granted: Bool, reason: String, by: String, at: Date)?
    public var decision = ""
    public var why = ""
    public var errors: [String: String] = [:]
    public var refusal: String?

    public init(
        number: ComplaintNumber, key: String, name: String, requestedBy: String, requestedAt: Date, expires: Date,
        solution: String, reason: String, scope: String?,
        answer: (granted: Bool, reason: String, by: String, at: Date)? = nil
    ) {
        self.number = number
        self.key = key
        self.name = name
        self.requestedBy = requestedBy
        self.requestedAt = requestedAt
        self.expires = expires
        self.solution = solution
        self.reason = reason
        self.scope = scope
        self.answer = answer
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let rows: [(TextKey, String?)] = [
            (.labelSolution, solution), (.labelReason, reason), (.labelScope, scope),
        ]
        let list = rows.compactMap { key, value -> HTML? in
            value.map { "<div><dt>\(texts[key])</dt><dd dir=\"auto\">\($0)</dd></div>" }
        }
        let requested = texts.html(
            .approvalRequestedBy,
            ["name": "<bdi>\(requestedBy)</bdi>", "time": context.time.staffTag(requestedAt)])
        return PublicLayout.html(
            title: texts[.approvalTitle],
            main: """
                <p class="over"><span class="number">\(number.rawValue)</span> · \(requested)</p>
                <h1>\(texts[.approvalTitle])</h1>
                <div class="short-form" data-live-region="approval"><dl class="parts is-wide">\(list)</dl>
                \(answer.map { answered($0, in: context) } ?? form(in: context))</div>
                """,
            in: context
        )
    }

    private func answered(
        _ answer: (granted: Bool, reason: String, by: String, at: Date), in context: PageContext
    ) -> HTML {
        let texts = context.texts
        let key: TextKey = answer.granted ? .factApprovalGranted : .factApprovalRefused
        // Answered by somebody else meanwhile: what was typed does not count, and is not lost either.
        let unheard: HTML? =
            why.isEmpty ? nil : "<p>\(texts.html(.approvalUnheard, ["text": "<q dir=\"auto\">\(why)</q>"]))</p>"
        return """
            \(ErrorSummary(items: refusal.map { [(text: $0, id: nil)] } ?? [], texts: texts).html())\(unheard)
            <section role="status"><h2>\(texts[key])</h2><p dir="auto">\(answer.reason)</p>
            <p class="quiet"><bdi>\(answer.by)</bdi> · \(context.time.staffTag(answer.at))</p></section>
            """
    }

    private func form(in context: PageContext) -> HTML {
        let texts = context.texts
        var form = ActionForm(
            name: "approval", title: texts[.actApprove],
            explanation: texts(.approvalAs, ["name": name, "time": context.time.staff(expires)]),
            fields: [
                FormField(
                    "decision", label: texts[.actApprove],
                    kind: .radio([.init("granted", texts[.labelGranted]), .init("refused", texts[.labelRefused])]),
                    value: decision, error: errors["decision"], required: true),
                FormField(
                    "reason", label: texts[.labelReason], kind: .longText, value: why, error: errors["reason"],
                    required: true),
            ], submitLabel: texts[.approvalSubmit], isPrimary: true)
        form.error = refusal
        return form.form(action: Paths.approval(key), version: nil, in: context)
    }
}

extension Texts {
    /// How things are by now, as the complainant says.
    public func word(_ improvement: Improvement) -> String {
        switch improvement {
        case .yes: self[.improvementYes]
        case .partly: self[.improvementPartly]
        case .no: self[.improvementNo]
        }
    }
}
