import Channels
public import Complaints
import Fetching
public import Storage

// Which tools there are: operations define them. (3'.L1.1)
extension ServiceDesk {
    /// Every tool that can be asked, in the order of their names.
    public func tools() async throws -> [BackOfficeTool] { try await database.read { try $0.backOfficeTools() } }

    /// The hosts that may be asked at all; the server's settings say which.
    public var toolHosts: [String] { fetcher.hosts.entries }

    /// Adds a tool. Fields: `name`, `url`, `headerName`, `headerValue`, `timeout` in seconds.
    public func addTool(_ fields: [String: String], by member: StaffMember) async throws {
        let (tool, secret) = try await check(fields, by: member)
        if tool.headerName != nil, secret == nil { throw FieldErrors(["headerValue": .missing]) }
        let moment = now()
        try await keepingNames {
            try await database.write { c in
                try c.addBackOfficeTool(
                    name: tool.name, url: tool.url, header: Self.header(tool.headerName, secret),
                    timeout: tool.timeout, by: member.id, at: moment)
            }
        }
    }

    /// Changes a tool. An empty `headerValue` keeps the secret; an empty `headerName` drops it.
    public func changeTool(_ id: Int64, _ fields: [String: String], by member: StaffMember) async throws {
        let (tool, secret) = try await check(fields, by: member)
        let moment = now()
        try await keepingNames {
            try await database.write { c in
                guard let before = try c.backOfficeTool(id) else { throw CaseUnknown() }
                let kept = secret ?? before.headerValue
                if tool.headerName != nil, kept == nil { throw FieldErrors(["headerValue": .missing]) }
                // A secret goes where it was meant to go: to another host it has to be entered again.
                let isElsewhere = Self.host(before.url) != Self.host(tool.url)
                if secret == nil, tool.headerName != nil, isElsewhere { throw FieldErrors(["headerValue": .missing]) }
                try c.changeBackOfficeTool(
                    id, name: tool.name, url: tool.url, header: Self.header(tool.headerName, kept),
                    timeout: tool.timeout, by: member.id, at: moment)
            }
        }
    }

    /// Removes a tool; what it answered stays with the complaints.
    public func removeTool(_ id: Int64, by member: StaffMember) async throws {
        guard member.has(.operations) else { throw Refusal.notAllowed(needs: [.operations]) }
        try await database.write { try $0.removeBackOfficeTool(id) }
    }

    private struct Checked: Sendable {
        var name: String
        var url: String
        var headerName: String?
        var timeout: Int
    }

    private func check(_ fields: [String: String], by member: StaffMember) async throws -> (Checked, String?) {
        guard member.has(.operations) else { throw Refusal.notAllowed(needs: [.operations]) }
        var errors = FieldErrors()
        let name = errors.text("name", fields["name"], limit: TextLimit.name, line: true, required: true)
        let url = errors.text("url", fields["url"], limit: ToolAddress.limit, line: true, required: true)
        if !url.isEmpty {
            if ToolAddress(url) == nil || Self.host(url) == nil {
                errors.add("url", .notAnAddress)
            } else if fetcher.hosts.target(of: Self.plain(url)) == nil {
                errors.add("url", .hostNotListed)
            }
        }
        let header = errors.text("headerName", fields["headerName"], limit: 100, line: true)
        if !header.utf8.allSatisfy(Self.isHeaderByte) { errors.add("headerName", .notAHeader) }
        let secret = errors.text("headerValue", fields["headerValue"], limit: 2000, line: true)
        if !secret.utf8.allSatisfy({ $0 >= 32 && $0 < 127 }) { errors.add("headerValue", .notAHeader) }
        let seconds = Int(fields["timeout"].flatMap { $0.isEmpty ? nil : $0 } ?? "5") ?? 0
        if !(1...60).contains(seconds) { errors.add("timeout", .notSeconds(limit: 60)) }
        try errors.check()
        let checked = Checked(
            name: name, url: url, headerName: header.isEmpty ? nil : header, timeout: seconds * 1000)
        return (checked, secret.isEmpty ? nil : secret)
    }

    private func keepingNames(_ work: () async throws -> Void) async throws {
        do { try await work() } catch StorageError.conflict { throw FieldErrors(["name": .nameTaken]) }
    }

    /// An address with its places taken out: enough to see where it leads.
    private static func plain(_ url: String) -> String { url.filter { $0 != "{" && $0 != "}" } }

    private static func host(_ url: String) -> String? { AllowedHosts.target(ofAny: plain(url))?.authority }

    private static func header(_ name: String?, _ value: String?) -> (name: String, value: String)? {
        guard let name, let value else { return nil }
        return (name, value)
    }

    private static func isHeaderByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
            true
        default: false
        }
    }
}
