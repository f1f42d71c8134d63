/// The terms by which an article is found, and those of what somebody asks: the terms of the full-text index, English
/// words cut to their stems, and what stands in every text left out.
struct ArticleTerms: Sendable, Hashable {
    /// Each term once, in the order of its first place.
    let terms: [String]
    /// How often each stands there.
    let counts: [String: Int]

    /// - Parameter letters: whether single Chinese characters are terms too, as an index needs them for questions of
    ///   one character.
    init(_ text: String, letters: Bool = false) {
        let found = SearchTerms([text])
        var terms: [String] = []
        var counts: [String: Int] = [:]
        for word in (found.words + (letters ? found.letters : [])) {
            let term = Self.stem(word)
            if Self.isCommon(term) { continue }
            if counts[term] == nil { terms.append(term) }
            counts[term, default: 0] += 1
        }
        self.terms = terms
        self.counts = counts
    }

    /// An English word without its commonest endings; everything else as it is.
    static func stem(_ word: String) -> String {
        guard word.utf8.count > 4, word.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else { return word }
        if word.hasSuffix("ing"), word.utf8.count > 5 { return String(word.dropLast(3)) }
        if word.hasSuffix("ed") { return String(word.dropLast(2)) }
        if word.hasSuffix("s"), !word.hasSuffix("ss") { return String(word.dropLast()) }
        return word
    }

    static func isCommon(_ term: String) -> Bool { common.contains(term) }

    private static let common: Set<String> = Set(
        """
        a about after all am an and any are as at be been but by can cannot could did do does for from get had has have \
        how i if in into is it its me my no not of on or our please so still that the their them there they thi this to \
        too up us very wa was we were what when where which who why will with would you your 的 了 是 我 在 不 有 和 就 也 \
        都 这 那 吗 呢 怎么 怎样 如何 什么 么办 为什 为何 没有 可以 不能 不了 我的 一个 一直 这个 那个 现在 已经 还是 但是 \
        因为 所以 请问 时候 问题 今天 昨天 希望 一下 尽快 处理
        """.split(whereSeparator: \.isWhitespace).map(String.init))
}
