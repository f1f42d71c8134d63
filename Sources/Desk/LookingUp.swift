import Channels
import Complaints
import Fetching
import Foundation
import Storage

// The front line verifies with a back-office tool whether what is reported is so. (3'.L1.1)
extension ServiceDesk {
    /// Asks a tool about a complaint and keeps the answer with it, whatever came of it. The rules are asked before the
    /// tool is.
    func lookUp(_ fields: ActFields, _ number: ComplaintNumber, _ author: Author) async throws -> Case {
        guard let text = fields.values["lookup"], let id = Int64(text) else {
            throw FieldErrors(["lookup": .missing])
        }
        let (tool, found) = try await database.read { c in
            guard let key = try c.complaint(number) else { throw CaseUnknown() }
            return (try c.backOfficeTool(id), try load(key, c))
        }
        guard let tool else { throw FieldErrors(["lookup": .unknown]) }
        let trial = Command.recordLookUp(LookUpAnswer(name: tool.name, outcome: .answered, milliseconds: 0))
        let circumstances = circumstances(found.complaint.policyVersion, at: now())
        if let refusal = found.complaint.refusal(of: trial, by: author, circumstances) { throw refusal }
        let answer = try await ask(tool, about: found.complaint)
        return try await carryOut(.recordLookUp(answer), on: number, by: author)
    }

    private func ask(_ tool: BackOfficeTool, about complaint: Complaint) async throws -> LookUpAnswer {
        guard let address = ToolAddress(tool.url) else { throw FieldErrors(["lookup": .notAnAddress]) }
        let url: String
        do throws(ToolAddress.MissingValue) { url = try address.filled(for: complaint) } catch {
            throw FieldErrors(["lookup": .valueMissing(name: error.place.rawValue)])
        }
        var header: Fetch.Header?
        if let name = tool.headerName, let value = tool.headerValue { header = Fetch.Header(name: name, value: value) }
        let start = ContinuousClock.now
        let fetched = await fetcher.fetch(Fetch(url: url, header: header, timeout: tool.timeout))
        let milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
        func answer(_ outcome: LookUpAnswer.Outcome, _ status: Int? = nil, _ text: String? = nil) -> LookUpAnswer {
            LookUpAnswer(
                name: tool.name, outcome: outcome, status: status, content: text.map { Personal($0) },
                milliseconds: milliseconds)
        }
        switch fetched {
        case .answer(let status, let bytes): return answer(.answered, status, ReceivedText.decode(bytes))
        case .timedOut: return answer(.timedOut)
        case .unreachable: return answer(.unreachable)
        case .tooLarge: return answer(.tooLarge)
        case .refused: throw FieldErrors(["lookup": .hostNotListed])
        }
    }
}
