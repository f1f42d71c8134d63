import Channels
import Foundation

/// The columns of an import, by their usual names.
public enum ImportColumn: String, CaseIterable, Hashable, Sendable {
    case id
    case userID = "user_id"
    case receivedAt = "received_at"
    case title, content, answer
    case answeredAt = "answered_at"

    /// Without it nothing can be imported.
    var isRequired: Bool { [.id, .receivedAt, .content].contains(self) }

    /// Other names it goes by, as spreadsheets of such systems have them.
    var synonyms: [String] {
        switch self {
        case .id: ["编号", "留言编号", "投诉编号", "工单号", "序号", "complaint_id", "number"]
        case .userID: ["用户", "用户编号", "用户id", "留言用户", "投诉人", "userid", "user"]
        case .receivedAt: ["接收时间", "留言时间", "投诉时间", "提交时间", "时间", "received", "created_at"]
        case .title: ["主题", "留言主题", "标题", "投诉标题", "subject"]
        case .content: ["内容", "留言详情", "投诉内容", "详情", "正文", "text", "body"]
        case .answer: ["答复", "答复意见", "回复", "处理结果", "回复内容", "reply"]
        case .answeredAt: ["答复时间", "回复时间", "处理时间", "answered", "replied_at"]
        }
    }

    /// Reads a mapping such as `id=编号,content=正文`. Throws ``ImportFailure/mapping(_:)`` with the part that is none.
    public static func mapping(_ text: String) throws(ImportFailure) -> [ImportColumn: String] {
        var mapping: [ImportColumn: String] = [:]
        for part in text.split(separator: ",") {
            let sides = part.split(separator: "=", maxSplits: 1).map { $0.trimmingPrefix { $0 == " " } }
            guard sides.count == 2, let column = ImportColumn(rawValue: String(sides[0])), !sides[1].isEmpty else {
                throw .mapping(String(part))
            }
            mapping[column] = String(sides[1])
        }
        return mapping
    }

    /// The name each column has in a file with this header. Throws what is missing.
    static func names(in header: [String], _ mapping: [ImportColumn: String]) throws(ImportFailure)
        -> [ImportColumn: String]
    {
        let known = Set(header.map { $0.lowercased() })
        var names: [ImportColumn: String] = [:]
        var missing: [String] = []
        for column in allCases {
            let wanted = mapping[column].map { [$0] } ?? [column.rawValue] + column.synonyms
            if let name = wanted.first(where: { known.contains($0.lowercased()) }) {
                names[column] = name
            } else if column.isRequired || mapping[column] != nil {
                missing.append(mapping[column] ?? column.rawValue)
            }
        }
        guard missing.isEmpty else { throw .columnsMissing(missing, found: header) }
        return names
    }
}

/// A CSV file read as rows to import.
final class ImportTable {
    private let table: CSVTable
    private let names: [ImportColumn: String]

    var bytesRead: Int { table.reader.bytesRead }
    var bytesTotal: Int { table.reader.bytesTotal }

    init(path: String, options: ImportOptions) throws(ImportFailure) {
        do {
            table = try CSVTable(CSVReader(path: path))
        } catch let error as CSVFileError {
            throw .file(error)
        } catch let error as CSVTable.HeaderError {
            throw .header(error)
        } catch {
            throw .other("\(type(of: error))")
        }
        names = try ImportColumn.names(in: table.columns, options.columns)
    }

    /// The next row, or what is wrong with it; nil at the end of the file.
    func next(_ calendar: Calendar, at now: Date) throws(ImportFailure) -> Result<ImportRow, ImportProblem>? {
        let next: Result<CSVTable.Row, CSVFault>?
        do throws(CSVFileError) { next = try table.next() } catch { throw .file(error) }
        switch next {
        case nil: return nil
        case .failure(let fault):
            return .failure(ImportProblem(lines: fault.lines, id: nil, fault: .unreadable(fault.problem)))
        case .success(let row):
            func field(_ column: ImportColumn) -> String? { names[column].flatMap { row[$0] } }
            do throws(ImportFault) {
                return .success(try ImportRow(line: row.line, calendar, at: now, field: field))
            } catch {
                let id = field(.id)?.prefix(60)
                return .failure(ImportProblem(lines: row.line...row.line, id: id.map(String.init), fault: error))
            }
        }
    }
}
