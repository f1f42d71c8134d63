import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Pages
import Storage
import Synchronization

/// Server-Sent Events: a word, and the page fetches itself again. What changed is never in the stream, so nothing can leak
/// through it. `changed` is about what the page shows, `counted` about the figures beside the views only: those are
/// fetched alone, as a page may be heavy.
struct LiveUpdates: Sendable {
    let site: Site

    /// - Parameters:
    ///   - staff: whose figures beside the views move; nil on public pages, which have none.
    ///   - matters: whether a change is about what the page shows.
    func answer(
        _ request: Request, figuresOf staff: StaffID? = nil, matters: @escaping @Sendable (Change) -> Bool
    ) -> Response {
        let mailbox = Mailbox()
        let listening = site.desk.database.listen { changes in
            var beats: Set<Beat> = []
            for change in changes {
                if matters(change) { beats.insert(.changed) }
                if let staff, Self.moveFigures(change, of: staff) { beats.insert(.counted) }
            }
            if !beats.isEmpty { mailbox.put(beats) }
        }
        let stop = site.shutdown
        let body = ResponseBody { writer in
            try await request.body.consumeWithCancellationOnInboundClose { _ in
                try await writer.write(ByteBuffer(string: "retry: 3000\n\n"))
                try await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { await mailbox.beatEvery(.seconds(20)) }
                    group.addTask {
                        await stop.wait()
                        mailbox.finish()
                    }
                    for await _ in mailbox.rings {
                        let beats = mailbox.take()
                        guard !beats.isEmpty else { continue }
                        try await writer.write(ByteBuffer(string: Self.text(beats)))
                        // Twice a second at most; what comes meanwhile is told together.
                        if beats != [.alive] { try? await Task.sleep(for: .milliseconds(500)) }
                    }
                    group.cancelAll()
                }
                withExtendedLifetime(listening) {}
                try await writer.finish(nil)
            }
        }
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"], body: body)
    }

    /// The stream of a page that shows one complaint to somebody without an account.
    func answer(_ request: Request, about key: ComplaintKey) -> Response {
        answer(request) { $0 == .complaint(key) || $0 == .anything }
    }

    private static func moveFigures(_ change: Change, of staff: StaffID) -> Bool {
        switch change {
        case .complaint, .undelivered, .anything: true
        case .notices(let person): person == staff
        default: false
        }
    }

    /// The page that fetches itself again has its figures with it.
    private static func text(_ beats: Set<Beat>) -> String {
        if beats.contains(.changed) { return "event: changed\ndata: 1\n\n" }
        return beats.contains(.counted) ? "event: counted\ndata: 1\n\n" : ": still here\n\n"
    }
}

extension Site {
    /// The stream of a page of the staff: what the page shows, by `matters`, and the figures beside the views.
    func updates(
        _ request: Request, for who: SignedIn, matters: @escaping @Sendable (Change) -> Bool
    ) -> Response {
        LiveUpdates(site: self).answer(request, figuresOf: who.account.id) { $0 == .anything || matters($0) }
    }

    /// The stream of a page of the staff that shows one topic. Throws for a topic that is no business of this person.
    func updates(_ request: Request, for who: SignedIn, on topic: LiveTopic?) throws -> Response {
        let staff = who.account.id
        switch topic {
        case .complaints, .measures, .incidents:
            guard who.member.readsComplaints else { throw Refusal.notAllowed(needs: []) }
        case .reports:
            guard who.member.followsReports else {
                throw Refusal.notAllowed(needs: Set(Role.managementGroup).union([.auditor]))
            }
        case .tools, .hosts:
            guard who.member.has(.operations) else { throw Refusal.notAllowed(needs: [.operations]) }
        case .notices, .outbox, .articles, .policy, .people, nil: break
        }
        guard let topic else { return LiveUpdates(site: self).answer(request, figuresOf: staff) { _ in false } }
        return updates(request, for: who) { change in
            switch (topic, change) {
            case (.complaints, .complaint), (.reports, .complaint), (.incidents, .incident), (.measures, .measures),
                (.outbox, .undelivered), (.articles, .articles), (.articles, .articleCounts), (.policy, .policy),
                (.people, .staff), (.tools, .tools), (.hosts, .hosts):
                true
            case (.notices, .notices(let person)): person == staff
            default: false
            }
        }
    }
}

/// What is said on a stream.
private enum Beat: Hashable {
    case changed, counted
    /// A comment, so that proxies keep the line open.
    case alive
}

/// What is to be said next: nothing in it is lost or said twice, however slow the reader.
private final class Mailbox: Sendable {
    private let waiting = Mutex<Set<Beat>>([])
    /// Whenever something was put in.
    let rings: AsyncStream<Void>
    private let bell: AsyncStream<Void>.Continuation

    init() { (rings, bell) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1)) }

    func put(_ beats: Set<Beat>) {
        waiting.withLock { $0.formUnion(beats) }
        bell.yield()
    }

    func finish() { bell.finish() }

    /// What was put in since the last look.
    func take() -> Set<Beat> {
        waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
    }

    func beatEvery(_ time: Duration) async {
        while !Task.isCancelled {
            try? await Task.sleep(for: time)
            put([.alive])
        }
    }
}

/// Tells open streams that the server stops, so that a graceful stop does not wait for browsers.
final class ShutdownSignal: Sendable {
    private let waiters = Waiters()

    func fire() async { await waiters.fire() }
    func wait() async { await waiters.wait() }

    private actor Waiters {
        private var isFired = false
        private var waiting: [UUID: CheckedContinuation<Void, Never>] = [:]

        func fire() {
            isFired = true
            for waiter in waiting.values { waiter.resume() }
            waiting = [:]
        }

        func wait() async {
            if isFired || Task.isCancelled { return }
            let id = UUID()
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    if isFired || Task.isCancelled { continuation.resume() } else { waiting[id] = continuation }
                }
            } onCancel: {
                Task { await self.drop(id) }
            }
        }

        private func drop(_ id: UUID) { waiting.removeValue(forKey: id)?.resume() }
    }
}
