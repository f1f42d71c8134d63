import Channels
import Complaints
import Foundation
import Secrets

/// A row that can be imported.
struct ImportRow: Sendable {
    /// The line of the file it begins on.
    let line: Int
    let id: String
    let userID: String
    let receivedAt: Date
    let title: String
    let content: String
    let answer: String
    let answeredAt: Date?
    /// Tells the same row again from other words under the same id.
    let digest: String

    /// Checks a row's fields.
    init(line: Int, _ calendar: Calendar, at now: Date, field: (ImportColumn) -> String?) throws(ImportFault) {
        func text(_ column: ImportColumn, limit: Int, lines: PlainText.Lines = .one) throws(ImportFault) -> String {
            do throws(PlainTextError) {
                return try PlainText(field(column) ?? "", limit: limit, lines: lines).text
            } catch {
                switch error {
                case .controlCharacter: throw .controlCharacter(column)
                case .tooLong(let count, let limit): throw .tooLong(column, count: count, limit: limit)
                }
            }
        }
        func time(_ column: ImportColumn) throws(ImportFault) -> Date? {
            let typed = try text(column, limit: 60)
            guard !typed.isEmpty else { return nil }
            guard let date = LocalTime.parse(typed, in: calendar) else { throw .notATime(column, typed) }
            guard date <= now else { throw .inFuture(column, typed) }
            return date
        }
        self.line = line
        id = try text(.id, limit: 100)
        guard !id.isEmpty else { throw .missing(.id) }
        userID = try text(.userID, limit: TextLimit.userID)
        guard let received = try time(.receivedAt) else { throw .missing(.receivedAt) }
        receivedAt = received
        // Longer than what is typed into a form: other systems have other limits, and history is kept as it is.
        content = try text(.content, limit: 200_000, lines: .several)
        guard !content.isEmpty else { throw .missing(.content) }
        let title = try text(.title, limit: 500)
        self.title = title.isEmpty ? CheckedDraft.firstWords(of: content) : title
        answer = try text(.answer, limit: 200_000, lines: .several)
        answeredAt = try time(.answeredAt)
        if answeredAt != nil, answer.isEmpty { throw .answerMissing }
        if let answeredAt, answeredAt < received { throw .answeredBeforeReceived }
        let parts = ImportColumn.allCases.map { field($0) ?? "" }
        digest = Token.digest(parts.map { "\($0.utf8.count):\($0)" }.joined(separator: "|"))
    }

    /// The fact it becomes.
    func history(
        _ number: ComplaintNumber, externalID: String, _ options: ImportOptions, _ policy: Policy,
        responsible: StaffID
    ) -> ImportedHistory {
        let receipt = Receipt(
            number: number, channel: .imported, type: options.type, title: Personal(title),
            content: Personal(content), userID: userID.isEmpty ? nil : Personal(userID), contact: .none,
            urgent: policy.urgentTypes.contains(options.type), policy: policy.version, responsible: responsible)
        return ImportedHistory(
            receipt: receipt, externalID: externalID, originallyReceivedAt: receivedAt,
            answer: answer.isEmpty ? nil : Personal(answer), answeredAt: answeredAt)
    }
}
