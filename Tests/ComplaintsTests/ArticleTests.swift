import Complaints
import Foundation
import Testing

@Suite("Articles offered")
struct ArticleTests {
    private func offered(_ story: Story) -> [OfferedArticle] {
        story.facts.compactMap { if case .articleOffered(let article) = $0 { article } else { nil } }
    }

    @Test("3'.L1.2 an article that an answer offers is a fact: which one, which version, in which message, by whom")
    func fact() throws {
        var story = try Story.told(to: .registered)
        try story.at(minutes(20), .agent, .offerArticle())
        let article = try #require(offered(story).first)
        #expect(article.article == ArticleID(rawValue: 7) && article.version == 2 && article.title == "Sign in")
        #expect(article.message == "m-2", "the fact names the message that carried it")
        #expect(story.history.last?.by == .staff(People.agent.id))
        #expect(story.complaint.offeredArticles == [article])
    }

    @Test("3'.L1.2 each article is offered once, however often answers name it; the answer goes out all the same")
    func once() throws {
        var story = try Story.told(to: .graded)
        try story.at(hours(1), .agent, .offerArticle())
        try story.at(hours(2), .agent, .offerArticle())
        try story.at(hours(3), .agent, .offerArticle(8))
        #expect(offered(story).map(\.article.rawValue) == [7, 8])
        #expect(story.count("messageSent") == 3)
    }

    @Test(
        "3'.L1.2 the answer meets the clocks by what it is for, the article none by itself",
        arguments: [(MessagePurpose.preliminarySolution, Outcome.met), (.answer, .running)])
    func clocks(purpose: MessagePurpose, firstAnswer: Outcome) throws {
        var story = try Story.told(to: .graded)
        try story.at(hours(1), .agent, .offerArticle(7, purpose))
        #expect(try story.ending(.firstAnswer) == firstAnswer)
        #expect(try story.ending(.response) == .met)
        var told = try Story.told(to: .graded)
        let article = OfferedArticle(article: ArticleID(rawValue: 7), version: 1, language: .zh, title: "登录")
        told.add(at: hours(1), by: .staff(People.agent.id), .articleOffered(article))
        #expect(try told.ending(.response) == .running)
    }

    @Test("3'.L1.2 without an article nothing is offered; without words nothing is sent")
    func refused() throws {
        let story = try Story.told(to: .graded)
        #expect(
            story.refusal(at: hours(1), .agent, .offer([], .answer, text: "See", attachments: [], message: "m"))
                == .nothingToDo)
        let article = OfferedArticle(article: ArticleID(rawValue: 7), version: 1, language: .zh, title: "登录")
        #expect(
            story.refusal(at: hours(1), .agent, .offer([article], .answer, text: " ", attachments: [], message: "m"))
                == .textMissing)
    }
}
