import Complaints
import Desk
import Foundation
import Pages
import Storage

/// The fields of an article's form, with what was typed and what is wrong with it.
struct ArticleFields {
    let draft: ArticleDraft
    let errors: FieldErrors
    let categories: [ArticleCategory]
    let directory: Directory
    let texts: Texts

    var particulars: [FormField] {
        let names = categories.map { FormField.Option($0.id.description, $0.names[texts.language] ?? "") }
        let people = directory.people.filter(\.isEnabled).map { FormField.Option($0.id.description, $0.name) }
        return [
            field("category", .articleCategory, .select([.init("", texts[.noChoice])] + names), draft.category),
            field("owner", .articleOwner, .select([.init("", texts[.noChoice])] + people), draft.owner),
            field("reviewOn", .articleReview, .day, draft.reviewOn, hint: .articleReviewHint),
        ]
    }

    var bilingual: [(language: Language, title: FormField, body: FormField)] {
        Language.allCases.map { language in
            (
                language,
                field(ArticleDraft.field("title", language), .articleTitle, .text, draft.titles[language]),
                field(ArticleDraft.field("body", language), .articleBody, .longText, draft.bodies[language])
            )
        }
    }

    /// What was typed, as far as there is any.
    var words: [ArticleWords] {
        Language.allCases.compactMap { language in
            let (title, body) = (draft.titles[language] ?? "", draft.bodies[language] ?? "")
            return title.isEmpty && body.isEmpty
                ? nil : ArticleWords(language: language, title: title, body: Self.lines(body))
        }
    }

    /// As it will be stored: a browser sends line ends of its own.
    private static func lines(_ text: String) -> String {
        text.replacing("\r\n", with: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private func field(
        _ name: String, _ label: TextKey, _ kind: FormField.Kind, _ value: String?, hint: TextKey? = nil
    ) -> FormField {
        FormField(
            name, label: texts[label], hint: hint.map { texts[$0] }, kind: kind, value: value ?? "",
            error: errors.problems[name].map { texts.sentence($0) })
    }
}
