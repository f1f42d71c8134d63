import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Storage

/// The queue, which is the staff's home page.
struct QueueRoutes: Sendable {
    let site: Site

    func add(to group: RouterGroup<WebContext>) {
        group.get(use: queue)
        group.get("live", use: live)
        group.get("navigation") { request, context in
            let place = request.uri.queryParameters["at"].map { String($0) } ?? ""
            return try await site.desk(NavigationPart(at: place), request, context)
        }
    }

    @Sendable private func queue(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let who = context.who else { throw SessionExpired() }
        // Operations look after rules and accounts; their home is the people page.
        guard who.member.readsComplaints else { return Answer.see(Paths.people) }
        let query = Self.query(request, who.member)
        let directory = site.desk.directory
        let slice: QueueSlice
        if query.search.isEmpty {
            slice = try await site.desk.queue(
                Self.view(query.view, who.member, query.state),
                filter: QueueFilter(type: query.type, level: query.level, channel: query.channel, state: query.state),
                after: query.after)
        } else {
            slice = try await site.desk.search(query.search, for: who.member, before: query.after)
        }
        let rows = slice.items.map { item in
            QueueRow(
                number: item.number, title: item.title ?? "—", level: item.level, type: item.type, state: item.state,
                channel: item.channel, responsible: directory.name(item.responsible), next: Self.next(item, directory),
                marks: Self.marks(item))
        }
        let page = Pages.QueuePage(query: query, rows: rows, next: slice.next, limits: site.limits(context))
        return try await site.desk(page, request, context, live: Paths.live(.complaints))
    }

    @Sendable private func live(_ request: Request, _ context: WebContext) async throws -> Response {
        guard let who = context.who else { throw SessionExpired() }
        let topic = request.uri.queryParameters["of"].flatMap { LiveTopic(rawValue: String($0)) }
        return try site.updates(request, for: who, on: topic)
    }

    static func query(_ request: Request, _ member: StaffMember) -> QueueQuery {
        let parameters = request.uri.queryParameters
        func text(_ name: String) -> String? { parameters[name[...]].map { String($0) } }
        let home: Pages.QueueView = member.has(.agent) || member.has(.serviceSupervisor) ? .toRegister : .mine
        return QueueQuery(
            view: text("view").flatMap(Pages.QueueView.init) ?? home,
            level: text("level").flatMap { Int($0) }.flatMap(Level.init),
            type: text("type").flatMap(ComplaintType.init),
            channel: text("channel").flatMap(Channel.init), state: text("state").flatMap(State.init),
            search: String((text("q") ?? "").prefix(200)).trimmingCharacters(in: .whitespacesAndNewlines),
            after: text("after").map { String($0.prefix(60)) })
    }

    static func view(_ view: Pages.QueueView, _ member: StaffMember, _ state: State?) -> Storage.QueueView {
        switch view {
        case .toRegister: .toRegister
        case .mine: .mine(member.id)
        case .department: .department(member.department)
        case .breached: .breached
        // "All" with an ended state leads into the archive.
        case .all: state?.isEnded == true ? .ended : .open
        }
    }

    static func next(_ item: QueueItem, _ directory: Directory) -> RunningClock? {
        guard let due = item.dueAt, let key = item.dueClock else { return nil }
        let length = directory.policy(at: item.receivedAt).rule(key.name)?.lengths[key.level ?? item.level ?? .general]
        return RunningClock(key.name, due: due, length: length?.forPages.seconds)
    }

    private static func marks(_ item: QueueItem) -> [CaseMark] {
        var marks: [CaseMark] = []
        if item.marks.contains(.urgent) { marks.append(.urgent) }
        if item.marks.contains(.security) { marks.append(.security) }
        if item.marks.contains(.systemFault) { marks.append(.systemFault) }
        if item.marks.contains(.notReached) { marks.append(.notReached) }
        if item.marks.contains(.objectionPending) { marks.append(.waitingForUs) }
        if item.isImported { marks.append(.imported) }
        return marks
    }
}
