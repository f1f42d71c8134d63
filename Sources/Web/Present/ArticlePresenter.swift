import Complaints
import Desk
import Foundation
import Pages
import Storage

/// One article as its page shows it to a member of staff.
struct ArticlePresenter {
    let file: ArticleFile
    let categories: [ArticleCategory]
    let member: StaffMember
    let directory: Directory
    let texts: Texts
    let time: TimeFormat

    private var article: Article { file.article }

    /// nil when there is no such version.
    func page(version number: Int, error: String? = nil) -> ArticlePage? {
        guard let version = file.version(number), let (_, text) = version.text(texts.language) else { return nil }
        let earlier = file.versions.first { $0.number < number }
        return ArticlePage(
            id: article.id, title: text.title, standing: article.state.standing,
            hasUnpublishedVersion: article.hasUnpublishedVersion, isOverdue: article.isOverdue(at: time.now),
            facts: facts, usage: usage, version: number, texts: version.words,
            diff: earlier.map { ArticleDiff(from: $0.words, version: $0.number, to: version.words) }, past: past,
            acts: acts(error), canEdit: member.has(.operations), revision: article.revision)
    }

    private var facts: [(label: String, value: String)] {
        let category = categories.first { $0.id == article.category }?.names[texts.language] ?? ""
        return [
            (texts[.articleCategory], category), (texts[.articleOwner], directory.name(article.owner)),
            (texts[.articleReview], String(time.staff(article.reviewAt).prefix(10))),
        ]
    }

    private var usage: [(label: String, value: String)] {
        func count(_ kind: ArticleCount) -> String { String(file.counts[kind] ?? 0) }
        return [
            (texts[.countAnswered], count(.answered)), (texts[.countNotAnswered], count(.notAnswered)),
            (texts[.countDeflected], count(.deflected)), (texts[.countOffered], count(.offered)),
        ]
    }

    private var past: [ArticlePage.Moment] {
        let written = file.versions.map { version in
            ArticlePage.Moment(
                at: version.createdAt, who: directory.name(version.author),
                text: texts(.articleSavedAs, ["n": String(version.number)]), version: version.number)
        }
        let done = file.acts.map { act in
            ArticlePage.Moment(
                at: act.at, who: directory.name(act.staff),
                text: texts(
                    act.kind == .published ? .articleWasPublished : .articleWasWithdrawn,
                    ["n": String(act.version)]), version: act.version)
        }
        // Done acts first where the times are the same: publishing comes after saving.
        return (done + written).sorted { $0.at > $1.at }
    }

    /// What operations can do now; nobody else anything.
    private func acts(_ error: String?) -> [ActionForm] {
        guard member.has(.operations) else { return [] }
        var acts: [ActionForm] = []
        if article.published != article.latest {
            acts.append(
                ActionForm(
                    name: "publish", title: "", explanation: texts[.articlePublishText],
                    submitLabel: texts(.articlePublish, ["n": String(article.latest)]), isPrimary: true, error: error))
        }
        if article.published != nil {
            acts.append(
                ActionForm(
                    name: "withdraw", title: "", explanation: texts[.articleWithdrawText],
                    submitLabel: texts[.articleWithdraw], isDangerous: true, error: acts.isEmpty ? error : nil))
        }
        return acts
    }
}
