import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import Pages
import Secrets
import Storage

/// What every route needs: the desk, the settings, and how a page gets its surroundings.
struct Site: Sendable {
    let desk: ServiceDesk
    let settings: WebSettings
    let cookies: CookieJar
    let log: Logger
    let shutdown: ShutdownSignal

    /// Times of the policy in force, for pages in the words of a policy: that one, or a complaint's own.
    func time(_ context: WebContext, under policy: Policy? = nil) -> TimeFormat {
        let now = desk.now()
        let inForce = desk.directory.policy(at: now)
        let zone = TimeZone(identifier: inForce.timeZone) ?? .gmt
        return TimeFormat(zone: zone, language: context.language, now: now).worded(by: policy ?? inForce)
    }

    /// The texts of a page in the words of a policy: the one in force, or a complaint's own. (6.1)
    func texts(_ context: WebContext, under policy: Policy? = nil) -> Texts {
        Texts(context.language).worded(by: policy ?? desk.directory.policy(at: desk.now()))
    }

    /// The version that a complaint keeps.
    func policy(of found: Case) -> Policy { desk.directory.policy(found.complaint.policyVersion) }

    // MARK: Public pages

    /// A public page, with the token its forms must repeat.
    func open(
        _ page: some Page, _ request: Request, _ context: WebContext, under policy: Policy? = nil,
        live: String? = nil, status: HTTPResponse.Status = .ok
    ) -> Response {
        let token = request.cookie(.form) ?? Token.random()
        let surroundings = PageContext(
            time: time(context, under: policy), csrf: token, path: request.uri.string, flash: flash(request, context),
            live: live,
            siteName: settings.siteName)
        var response = Answer.page(page.html(in: surroundings), status: status)
        if request.cookie(.form) == nil { cookies.set(.form, token, for: nil, on: &response) }
        if request.cookie(.flash) != nil { cookies.clear(.flash, on: &response) }
        return response
    }

    /// Whether a public form repeats the token of its browser.
    func isOurs(_ form: Form, _ request: Request) -> Bool {
        guard let token = request.cookie(.form), token.utf8.count >= 40 else { return false }
        return form["csrf"] == token
    }

    // MARK: Staff pages

    /// A page of the staff; the figures beside the views move on each. A page that answers a form hears of nothing else:
    /// its address may be none to get, and what was typed and refused must not be swapped for what there is.
    ///
    /// - Parameter live: where the page hears of what it shows.
    func desk(
        _ page: some Page, _ request: Request, _ context: WebContext, under policy: Policy? = nil,
        live: String = Paths.live, status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        guard let who = context.who else { return Answer.see(Paths.login) }
        let surroundings = PageContext(
            time: time(context, under: policy), csrf: who.csrf, path: request.uri.string,
            flash: flash(request, context), live: request.method == .get ? live : Paths.live,
            staff: try await signedIn(who), siteName: settings.siteName)
        var response = Answer.page(page.html(in: surroundings), status: status)
        if request.cookie(.flash) != nil { cookies.clear(.flash, on: &response) }
        return response
    }

    private func signedIn(_ who: SignedIn) async throws -> SignedInStaff {
        let department = who.member.department
        let views: [Pages.QueueView: Storage.QueueView] = [
            .toRegister: .toRegister, .mine: .mine(who.account.id), .department: .department(department),
            .breached: .breached, .all: .open,
        ]
        let followsReports = who.member.followsReports
        let (counts, undelivered, notices, reported) = try await desk.database.read { c in
            (
                try views.mapValues { try c.queueCount($0) },
                try c.deadMessages(limit: 100).count,
                try desk.countNotices(of: who, c),
                followsReports ? try c.queueCount(.reported) : nil
            )
        }
        return SignedInStaff(
            name: who.account.name, roles: Role.allCases.filter(who.account.roles.contains), department: department,
            counts: counts, undelivered: undelivered, notices: notices, reported: reported)
    }

    // MARK: Flash

    private func flash(_ request: Request, _ context: WebContext) -> Flash? {
        switch request.cookie(.flash) {
        case "saved": Flash(.notice, Texts(context.language)[.doneSaved])
        case "registered": Flash(.notice, Texts(context.language)[.doneRegistered])
        case "sent": Flash(.notice, Texts(context.language)[.doneSent])
        case "sent-again": Flash(.notice, Texts(context.language)[.doneSentAgain])
        case "closed": Flash(.notice, Texts(context.language)[.doneClosed])
        case "article-saved": Flash(.notice, Texts(context.language)[.articleSaved])
        case "article-published": Flash(.notice, Texts(context.language)[.articleNowPublished])
        case "article-withdrawn": Flash(.notice, Texts(context.language)[.articleNowWithdrawn])
        case "policy-saved": Flash(.notice, Texts(context.language)[.policyDraftSaved])
        case "policy-submitted": Flash(.notice, Texts(context.language)[.policyDraftHandedIn])
        case "policy-approved": Flash(.notice, Texts(context.language)[.policyNowApproved])
        case "policy-returned": Flash(.notice, Texts(context.language)[.policySentBack])
        case "policy-discarded": Flash(.notice, Texts(context.language)[.policyGivenUp])
        case "acknowledged": Flash(.notice, Texts(context.language)[.reportsAcknowledged])
        case "password": Flash(.notice, Texts(context.language)[.passwordChanged])
        case "accept": Flash(.notice, Texts(context.language)[.acceptDone])
        case "not-solved": Flash(.notice, Texts(context.language)[.notSolvedDone])
        case "withdraw": Flash(.notice, Texts(context.language)[.withdrawDone])
        case "object": Flash(.notice, Texts(context.language)[.objectDone])
        case "request-copy", "request-correction", "request-deletion":
            Flash(.notice, Texts(context.language)[.askDone])
        case "reopen": Flash(.notice, Texts(context.language)[.reopenDone])
        default: nil
        }
    }

    func see(_ path: String, flash: String) -> Response {
        var response = Answer.see(path)
        cookies.set(.flash, flash, for: 60, on: &response)
        return response
    }
}

extension StaffMember {
    /// The department whose queue is this person's.
    var department: Department {
        if has(.technical) { return .technical }
        if has(.business) { return .business }
        return isInManagementGroup && !has(.agent) ? .managementGroup : .frontLine
    }

    /// The same, and nil for who belongs to none: operations, decision makers, auditors.
    var homeDepartment: Department? { belongs(to: department) ? department : nil }
}
