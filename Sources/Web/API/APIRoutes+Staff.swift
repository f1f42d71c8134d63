import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import Pages

// What a program of staff does, with a bearer token.
extension APIRoutes {
    func staffAnswer(_ found: Case, _ member: StaffMember, _ context: WebContext) -> Response {
        let view = StaffView(
            found: found.asRead(by: member), member: member, site: site, language: context.language,
            now: site.desk.now())
        return json(view.bytes())
    }

    /// `GET /api/v1/complaints`
    @Sendable func queue(_ request: Request, _ context: WebContext) async throws -> Response {
        let member = try await credentials.staff(request)
        // Who keeps policy and accounts only has no business with complaints.
        guard !member.roles.isEmpty, member.roles != [.operations] else { throw Refusal.notAllowed(needs: []) }
        let ask = try QueueAsk(request, member, ProblemWords(language: context.language))
        var slice: QueueSlice
        if let search = ask.search {
            slice = try await site.desk.search(search, for: member, before: ask.after, limit: ask.limit)
        } else {
            slice = try await site.desk.queue(ask.view, filter: ask.filter, after: ask.after, limit: ask.limit)
        }
        let items = ask.search == nil ? slice.items : slice.items.filter(ask.keeps)
        let texts = Texts(context.language)
        let directory = site.desk.directory
        var writer = JSONWriter(capacity: 16_384)
        writer.object { w in
            w.array("items", items) { w, item in w.object { item.write(&$0, texts, directory) } }
            w.member("next", slice.next)
        }
        return json(writer.bytes)
    }

    /// `POST /api/v1/complaints/{number}/acts/{act}`
    @Sendable func act(_ request: Request, _ context: WebContext) async throws -> Response {
        let member = try await credentials.staff(request)
        guard let act = context.parameters.get("act").flatMap(Act.init) else { throw Problem(.unknown) }
        let number = try credentials.staffNumber(context)
        let body = try await JSONBody.read(request)
        var (fields, version) = try act.read(body, ProblemWords(language: context.language))
        fields.articleAddress = site.articleAddress
        if act == .register || act == .correctContact {
            let found = try await site.desk.open(number, for: member)
            keep(found.complaint, in: &fields, unless: body)
        }
        if act == .assign, !body.has("person") {
            // What a program leaves out the policy fills in, as the form does; null is the department alone. (3.2.2)
            let complaint = try await site.desk.open(number, for: member).complaint
            let (policy, roster) = (site.desk.directory.policy(complaint.policyVersion), site.desk.directory.roster)
            let offer = complaint.offers(under: policy, roster: roster)
                .first { $0.department.rawValue == fields.values["department"] }
            fields.values["person"] = offer?.person?.description
        }
        let found = try await site.desk.act(act, fields, on: number, by: .staff(member), seen: version)
        return staffAnswer(found, member, context)
    }

    /// What a program leaves out stays as it is; to drop a contact it sends null. A form sends everything.
    private func keep(_ complaint: Complaint, in fields: inout ActFields, unless body: JSONBody) {
        func keep(_ name: String, _ value: String?) {
            if !body.has(name), let value { fields.values[name] = value }
        }
        keep("email", complaint.contact.email?.text)
        keep("phone", complaint.contact.phone?.text)
        keep("userID", complaint.userID?.text)
        keep("type", complaint.type.rawValue)
        if fields.values["type"] == complaint.type.rawValue { keep("subType", complaint.subType) }
    }

    /// `GET /api/v1/acts`
    @Sendable func acts(_ request: Request, _ context: WebContext) async throws -> Response {
        _ = try await credentials.staff(request)
        var writer = JSONWriter(capacity: 8192)
        writer.object { w in
            w.array("acts", Act.allCases) { w, act in
                w.object { w in
                    w.member("act", word: act)
                    w.member("clause", act.clause.rawValue)
                    w.member("outward", act.isOutward)
                    w.array("fields", act.fields) { w, field in w.object { field.write(&$0) } }
                }
            }
        }
        return json(writer.bytes)
    }
}
