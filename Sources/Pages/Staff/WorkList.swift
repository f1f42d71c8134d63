import Complaints
import Foundation

/// Pieces of work side by side: whose each is, its limit, what was found. (3'.L2.2)
enum WorkList {
    static func html(_ items: [CaseFacts.WorkItem], in context: PageContext) -> HTML {
        "<ul class=\"lines work\">\(items.map { item($0, in: context) })</ul>"
    }

    private static func item(_ item: CaseFacts.WorkItem, in context: PageContext) -> HTML {
        let texts = context.texts
        let limit: HTML? = item.clock.map { clock in
            """
            <p class="work-limit"><span class="quiet">\(texts(.workLimit, ["time": context.time.staff(clock.due)])) \
            \(ClauseMark.html(clock.clause, in: context))</span> \(CaseClocks.standing(clock, in: context))</p>
            """
        }
        let standing =
            item.verifiedAt.map { texts(.workVerified, ["time": context.time.staff($0)]) }
            ?? texts(.workRunning, ["time": context.time.staff(item.assignedAt)])
        let task: HTML? = item.task.map { text in
            "<p dir=\"auto\"><span class=\"quiet\">\(texts[.labelTask])</span> \(text)</p>"
        }
        let finding: HTML =
            item.finding.map { text in
                "<p class=\"finding\" dir=\"auto\"><span class=\"quiet\">\(texts[.labelFindings])</span> \(text)</p>"
            } ?? "<p class=\"finding quiet\">\(texts[.workNoFinding])</p>"
        return """
            <li class="work-item" data-department="\(item.department.rawValue)">
            <p><strong>\(texts.word(item.department))</strong> <bdi>\(item.person ?? texts[.nobodyYet])</bdi> \
            <span class="quiet">\(standing)</span></p>
            \(limit)\(task)\(finding)</li>
            """
    }
}
