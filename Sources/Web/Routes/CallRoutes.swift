import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Secrets
import Storage

/// A video call, from both sides. (3'.L1.3) The complainant comes in by the key in the address, which is for this call
/// and for nothing else; it is also what makes each of the posts one of ours.
struct CallRoutes: Sendable {
    let site: Site

    func addOpen(to router: Router<WebContext>) {
        router.get("/call/:key", use: enter)
        router.get("/call/:key/stream", use: complainantStream)
        router.post("/call/:key/:act", use: complainantAct)
    }

    func add(to group: RouterGroup<WebContext>) {
        group.get("complaints/:number/call", use: show)
        group.get("complaints/:number/call/:call/stream", use: staffStream)
        group.post("complaints/:number/call/:call/:act", use: staffAct)
    }

    // MARK: The complainant's side

    private func opened(_ context: WebContext) async throws -> (found: Case, call: String, key: String) {
        let key = context.parameters.get("key") ?? ""
        let (number, call) = try site.desk.call(behind: key)
        return (try await site.desk.track(number), call, key)
    }

    @Sendable private func enter(_ request: Request, _ context: WebContext) async throws -> Response {
        let (found, call, key) = try await opened(context)
        guard let standing = site.desk.standing(of: call, in: found) else { throw CaseUnknown() }
        let agent = site.desk.directory.name(starter(of: call, found) ?? found.complaint.responsible)
        let number = found.complaint.number
        if case .ended(let ending) = standing {
            return site.open(CallPage(number: number, agent: agent, room: nil, ending: ending), request, context)
        }
        let room = CallRoom(
            side: .complainant, stream: try await stream("\(Paths.call(key))/stream", call), post: Paths.call(key),
            other: agent, iceServers: iceServers, isJoined: standing == .joined)
        return site.open(CallPage(number: number, agent: agent, room: room), request, context)
    }

    @Sendable private func complainantStream(_ request: Request, _ context: WebContext) async throws -> Response {
        let (found, call, _) = try await opened(context)
        return CallStream(site: site, number: found.complaint.number, key: found.key, call: call, side: .complainant)
            .answer(request)
    }

    @Sendable private func complainantAct(_ request: Request, _ context: WebContext) async throws -> Response {
        let (found, call, _) = try await opened(context)
        let number = found.complaint.number
        let form = try await FormReader(desk: site.desk).read(request)
        return try await answering(context) {
            switch context.parameters.get("act") {
            case "join": try await site.desk.joinCall(call, on: number)
            case "decline": try await site.desk.endCall(call, .declined, on: number, by: .complainant)
            case "end": try await site.desk.endCall(call, .hungUp, on: number, by: .complainant)
            case let act:
                // Nothing is said before it is agreed to.
                guard site.desk.standing(of: call, in: found) == .joined || act == "beat" else { throw CallOver() }
                try await pass(act, form, .complainant, call, found.key)
            }
        }
    }

    // MARK: The agent's side

    private func started(_ context: WebContext) async throws -> (found: Case, who: SignedIn) {
        guard let who = context.who else { throw SessionExpired() }
        return (try await site.desk.open(try context.number(), for: who.member), who)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let (found, who) = try await started(context)
        let number = found.complaint.number
        let title = found.complaint.receipt.title.words
        guard let call = found.complaint.call, call.by == who.account.id else {
            let page = StaffCallPage(number: number, title: title, room: nil, ending: lastEnding(found), link: "")
            return try await site.desk(page, request, context)
        }
        let path = "\(Paths.staffCall(number))/\(call.id)"
        let room = CallRoom(
            side: .staff, stream: try await stream("\(path)/stream", call.id), post: path,
            other: Texts(context.language)[.actorComplainant], iceServers: iceServers, isJoined: call.joinedAt != nil)
        let link = site.settings.base + Paths.call(site.desk.callKey(number, call))
        return try await site.desk(
            StaffCallPage(number: number, title: title, room: room, link: link), request, context)
    }

    @Sendable private func staffStream(_ request: Request, _ context: WebContext) async throws -> Response {
        let (found, who) = try await started(context)
        let call = try own(context, found, who)
        return CallStream(site: site, number: found.complaint.number, key: found.key, call: call, side: .staff)
            .answer(request)
    }

    @Sendable private func staffAct(_ request: Request, _ context: WebContext) async throws -> Response {
        let (who, form) = try await site.form(request, context)
        let found = try await site.desk.open(try context.number(), for: who.member)
        let call = try own(context, found, who)
        return try await answering(context) {
            switch context.parameters.get("act") {
            case "end":
                try await site.desk.endCall(call, .hungUp, on: found.complaint.number, by: .staff(who.member))
            case let act: try await pass(act, form, .staff, call, found.key)
            }
        }
    }

    /// The call in the address, if this person started it.
    private func own(_ context: WebContext, _ found: Case, _ who: SignedIn) throws -> String {
        guard let call = context.parameters.get("call") else { throw CaseUnknown() }
        guard starter(of: call, found) == who.account.id else { throw Refusal.notAllowed(needs: []) }
        return call
    }

    // MARK: Both

    private func starter(of call: String, _ found: Case) -> StaffID? {
        for event in found.events.reversed() {
            if case .callStarted(let id) = event.fact, id == call { return event.by.staffID }
        }
        return nil
    }

    private func lastEnding(_ found: Case) -> CallEnding? {
        for event in found.events.reversed() {
            if case .callEnded(_, let ending) = event.fact { return ending }
        }
        return nil
    }

    private func stream(_ path: String, _ call: String) async throws -> String {
        "\(path)?after=\(try await site.desk.lastSignal(ofCall: call))"
    }

    private func pass(_ act: String?, _ form: Form, _ side: CallSide, _ call: String, _ key: ComplaintKey)
        async throws
    {
        switch act {
        case "beat": try await site.desk.beat(side, ofCall: call)
        case "signal":
            try await site.desk.signal(form["kind"] ?? "", form["body"] ?? "", from: side, ofCall: call, on: key)
        default: throw CaseUnknown()
        }
    }

    /// For a script: done, or why not by the status; why the rules refuse it, with the clause, in words to be shown.
    private func answering(_ context: WebContext, _ work: () async throws -> Void) async throws -> Response {
        do {
            try await work()
            return Response(status: .noContent)
        } catch is CallOver {
            return Response(status: .gone)
        } catch is FieldErrors {
            return Response(status: .unprocessableContent)
        } catch let refusal as Refusal {
            let sentence = Texts(context.language).reasoned(refusal, time: site.time(context))
            return Answer.bytes(Array(sentence.utf8), type: "text/plain; charset=utf-8", status: .conflict)
        }
    }

    /// For `RTCPeerConnection`: STUN as it is, TURN with a password for half a day.
    private var iceServers: String {
        let credential = site.settings.turnSecret.map {
            TurnCredential(secret: $0, expires: site.desk.now().addingTimeInterval(12 * 3600))
        }
        var writer = JSONWriter(capacity: 256)
        writer.object { w in
            w.array("servers", site.settings.iceServers) { w, url in
                w.object { w in
                    w.member("urls", url)
                    if url.hasPrefix("turn"), let credential {
                        w.member("username", credential.username)
                        w.member("credential", credential.password)
                    }
                }
            }
        }
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
