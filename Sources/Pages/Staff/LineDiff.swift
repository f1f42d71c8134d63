/// What became of a text, line by line.
public struct LineDiff: Sendable, Hashable {
    /// A stretch of lines of one kind.
    public enum Piece: Sendable, Hashable {
        case same([String])
        case removed([String])
        case added([String])
    }

    public let pieces: [Piece]

    public init(from old: String, to new: String) {
        let before = old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let after = new.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let changes = after.difference(from: before)
        let removed = Set(changes.removals.map(Self.offset))
        let added = Set(changes.insertions.map(Self.offset))
        var pieces: [Piece] = []
        var (left, right) = (0, 0)
        while left < before.count || right < after.count {
            if left < before.count, removed.contains(left) {
                pieces.add(.removed([before[left]]))
                left += 1
            } else if right < after.count, added.contains(right) {
                pieces.add(.added([after[right]]))
                right += 1
            } else {
                if left < before.count { pieces.add(.same([before[left]])) }
                left += 1
                right += 1
            }
        }
        self.pieces = pieces
    }

    /// Whether both texts are the same.
    public var isEmpty: Bool {
        pieces.allSatisfy { piece in if case .same = piece { true } else { false } }
    }

    private static func offset(_ change: CollectionDifference<String>.Change) -> Int {
        switch change {
        case .insert(let offset, _, _), .remove(let offset, _, _): offset
        }
    }

    /// As a list, each changed line with a word for what happened to it; long stretches of the same are cut.
    func html(texts: Texts) -> HTML {
        let items = pieces.map { piece -> HTML in
            switch piece {
            case .removed(let lines):
                "<del><span class=\"visually-hidden\">\(texts[.articleLineRemoved]) </span>\(Self.text(lines))</del>"
            case .added(let lines):
                "<ins><span class=\"visually-hidden\">\(texts[.articleLineAdded]) </span>\(Self.text(lines))</ins>"
            case .same(let lines) where lines.count > 6:
                """
                <p>\(Self.text(Array(lines.prefix(2))))</p>\
                <p class="quiet">\(texts(.articleLinesSame, ["n": String(lines.count - 4)]))</p>\
                <p>\(Self.text(Array(lines.suffix(2))))</p>
                """
            case .same(let lines): "<p>\(Self.text(lines))</p>"
            }
        }
        return "<div class=\"diff\" dir=\"auto\">\(items)</div>"
    }

    private static func text(_ lines: [String]) -> String { lines.joined(separator: "\n") }
}

extension [LineDiff.Piece] {
    /// Joins a line to the last stretch where it is of the same kind.
    fileprivate mutating func add(_ piece: LineDiff.Piece) {
        switch (last, piece) {
        case (.same(let lines), .same(let more)): self[count - 1] = .same(lines + more)
        case (.removed(let lines), .removed(let more)): self[count - 1] = .removed(lines + more)
        case (.added(let lines), .added(let more)): self[count - 1] = .added(lines + more)
        default: append(piece)
        }
    }
}
