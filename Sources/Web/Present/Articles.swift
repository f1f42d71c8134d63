import Complaints
import Desk
import Foundation
import Pages
import Storage

extension ArticleEntry {
    /// As pages link to it.
    func link(_ language: Language) -> ArticleLink {
        let title = title(language)
        return ArticleLink(id: id, title: title.text, language: title.language)
    }
}

extension ArticleVersion {
    /// Its texts, as pages show them.
    var words: [ArticleWords] {
        Language.allCases.compactMap { language in
            texts[language].map { ArticleWords(language: language, title: $0.title, body: $0.body) }
        }
    }
}

extension ArticleState {
    /// As pages name it.
    var standing: ArticleStanding {
        switch self {
        case .draft: .draft
        case .published: .published
        case .withdrawn: .withdrawn
        }
    }
}

extension Site {
    /// What every article's address begins with, for whoever gets a link sent.
    var articleAddress: String { "\(settings.base)\(Paths.help)/" }
}

/// What the knowledge base has for a case. (3'.L1.2)
struct CaseMatchesPresenter {
    let complaint: Complaint
    let events: [Event]
    let site: Site
    let texts: Texts

    /// The clause is about general questions: level 1, or not graded yet, and not over.
    static func isDue(_ complaint: Complaint) -> Bool { !complaint.isEnded && complaint.effectiveLevel == .general }

    /// - Parameter canAnswer: whether this person may send an answer.
    func matches(_ found: [ArticleEntry], canAnswer: Bool) -> CaseMatches {
        CaseMatches(
            matches: found.map { entry in
                CaseMatches.Match(
                    article: entry.link(texts.language), insertion: canAnswer ? insertion(entry) : nil,
                    offeredAt: offeredAt(entry.id))
            })
    }

    /// Title and address, in the complainant's language.
    func insertion(_ entry: ArticleEntry) -> String {
        let language = complaint.receipt.language
        let title = entry.title(language).text
        return "\(Texts(language)(.offerText, ["title": title]))\n\(site.articleAddress)\(entry.id)"
    }

    private func offeredAt(_ id: ArticleID) -> Date? {
        events.last { event in
            if case .articleOffered(let offered) = event.fact { offered.article == id } else { false }
        }?.at
    }
}
