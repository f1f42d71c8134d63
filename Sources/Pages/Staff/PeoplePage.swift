public import Complaints

/// A member of staff in the list.
public struct StaffRow: Sendable {
    public var id: StaffID
    public var name: String
    public var login: String
    public var roles: [Role]
    /// nil for who handles no complaints.
    public var department: Department?
    public var deputy: String?
    public var isEnabled: Bool

    public init(
        id: StaffID, name: String, login: String, roles: [Role], department: Department?, deputy: String? = nil,
        isEnabled: Bool = true
    ) {
        self.id = id
        self.name = name
        self.login = login
        self.roles = roles
        self.department = department
        self.deputy = deputy
        self.isEnabled = isEnabled
    }
}

/// Who works here. Operations add and disable; everybody else reads.
public struct PeoplePage: Page {
    /// A password made for somebody, shown once.
    public struct NewPassword: Sendable {
        public var login: String
        public var password: String

        public init(login: String, password: String) {
            self.login = login
            self.password = password
        }
    }

    public var people: [StaffRow]
    /// The form to add somebody, posted to ``Paths/people``; nil for whoever may only read.
    public var add: ActionForm?
    public var newPassword: NewPassword?
    /// What runs out, for whoever looks after the policy: it is their first page. (6.1)
    public var warning: String?
    /// Whether somebody who may register complaints is enabled.
    public var canRegister: Bool {
        people.contains { $0.isEnabled && ($0.roles.contains(.agent) || $0.roles.contains(.serviceSupervisor)) }
    }

    public init(people: [StaffRow], add: ActionForm? = nil, newPassword: NewPassword? = nil) {
        self.people = people
        self.add = add
        self.newPassword = newPassword
    }

    public func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let acts: HTML? = add == nil ? nil : "<th scope=\"col\">\(texts[.actsTitle])</th>"
        return StaffLayout.html(
            title: texts[.navPeople], place: .people,
            main: """
                <h1>\(texts[.navPeople])</h1>
                \(password(texts))
                <div data-live-region="people">
                \(canRegister ? HTML.empty : "<p class=\"flash is-error\">\(texts[.peopleNobodyRegisters])</p>")
                \(warning.map { PolicyPage.warning($0) })
                <div class="scroll" tabindex="0" role="region" aria-label="\(texts[.navPeople])">
                <table class="plain-table stacks">
                <thead><tr><th scope="col">\(texts[.personName])</th><th scope="col">\(texts[.loginName])</th>\
                <th scope="col">\(texts[.roles])</th><th scope="col">\(texts[.department])</th>\
                <th scope="col">\(texts[.deputy])</th><th scope="col">\(texts[.columnState])</th>\(acts)</tr></thead>
                <tbody>\(people.map { line($0, in: context) })</tbody>
                </table>
                </div>
                </div>
                \(add.map { addForm($0, in: context) })
                """,
            in: context
        )
    }

    private func password(_ texts: Texts) -> HTML {
        guard let newPassword else { return .empty }
        return """
            <div class="flash is-notice" role="status">
            <p>\(texts(.passwordMade, ["login": newPassword.login]))</p>
            <p><code class="secret">\(newPassword.password)</code> \
            <button type="button" data-copy="\(newPassword.password)" hidden>\(texts[.copy])</button></p>
            </div>
            """
    }

    private func line(_ person: StaffRow, in context: PageContext) -> HTML {
        let texts = context.texts
        let roles = person.roles.map(texts.word).joined(separator: texts[.listSeparator])
        func cell(_ key: TextKey, _ content: HTML) -> HTML { "<td data-label=\"\(texts[key])\">\(content)</td>" }
        let acts: HTML? = add == nil ? nil : "<td>\(personActs(person, in: context))</td>"
        return """
            <tr><th scope="row"><bdi>\(person.name)</bdi></th>\
            \(cell(.loginName, "<bdi>\(person.login)</bdi>"))\(cell(.roles, "\(roles)"))\
            \(cell(.department, "\(person.department.map(texts.word) ?? "—")"))\
            \(cell(.deputy, "<bdi>\(person.deputy ?? "—")</bdi>"))\
            \(cell(.columnState, "\(texts[person.isEnabled ? .enabled : .disabled])"))\(acts)</tr>
            """
    }

    private func personActs(_ person: StaffRow, in context: PageContext) -> HTML {
        let texts = context.texts
        let first: HTML =
            person.isEnabled
            ? personAct(person, "disable", .disable, .disableExplained, danger: true, in: context)
            : personAct(person, "enable", .enable, .enableExplained, in: context)
        let second = personAct(person, "reset-password", .resetPassword, .resetPasswordExplained, in: context)
        return """
            <details class="menu" name="person" id="person-\(person.id.description)"><summary>\(texts[.change])\
            <span class="visually-hidden"> \(person.name)</span></summary>
            <div class="menu-body">\(first)\(second)</div></details>
            """
    }

    private func personAct(
        _ person: StaffRow, _ act: String, _ label: TextKey, _ explained: TextKey, danger: Bool = false,
        in context: PageContext
    ) -> HTML {
        """
        <form method="post" action="\(Paths.person(person.id, act))">\(context.csrfField)\
        <p class="quiet">\(context.texts(explained, ["name": person.name]))</p>\
        <button class="\(danger ? "danger" : "")">\(context.texts[label])</button></form>
        """
    }

    private func addForm(_ form: ActionForm, in context: PageContext) -> HTML {
        """
        <section class="acts narrow" id="act-\(form.name)" data-live-region="add"><h2>\(form.title)</h2>
        \(form.form(action: Paths.people, version: nil, in: context))</section>
        """
    }
}
