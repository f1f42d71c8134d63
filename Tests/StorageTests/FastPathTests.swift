import Complaints
import Foundation
import Secrets
import Testing

@testable import Storage

/// Repeats itself from its seed, so that a failure can be looked at again.
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        // SplitMix64.
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A text put together from `pieces`.
    mutating func text(_ pieces: [String], upTo count: Int) -> String {
        (0..<Int.random(in: 0...count, using: &self)).compactMap { _ in pieces.randomElement(using: &self) }.joined()
    }
}

@Suite("Short cuts that have a general way beside them lead to the same") struct FastPathTests {
    private static let pieces =
        ["a", "Z", "9", " ", "\t", "\n", "\u{B}", "\u{1C}", "\u{85}", "\u{A0}", "\u{3000}", "\"", "\\", "\u{0}", "@"]
        + ["投", "诉", "，", "。", "“", "”", "…", "—", "ＡＢ", "１", "！", "é", "e\u{301}", "Ⅳ", "㍿", "か\u{3099}", "🙂"]
        + ["\u{200B}", "\u{FEFF}", "〄", "々", "K\u{30A}", "İ", "ß", "_", "-", "~"]

    /// Answers with the digests of the entries that another vault has, in their order.
    private final class Repeating: PersonalVault, @unchecked Sendable {
        // Unchecked: a coder wants its user info sendable; this is used by one thread.
        private var entries: ArraySlice<EventVault.Entry?>
        init(_ entries: [EventVault.Entry?]) { self.entries = entries[...] }

        func keep(_ text: String) -> String {
            guard let entry = entries.popFirst() ?? nil, entry.text == text else { return "other words" }
            return SaltedDigest.make(text, salt: entry.salt)
        }

        func text(behind digest: String) -> String? { nil }
    }

    private func receipt(_ numbers: inout SeededNumbers) -> Receipt {
        func personal() -> Personal {
            Bool.random(using: &numbers) ? Personal(numbers.text(Self.pieces, upTo: 20)) : .erased
        }
        func maybe<T>(_ value: T) -> T? { Bool.random(using: &numbers) ? value : nil }
        return Receipt(
            number: ComplaintNumber(rawValue: numbers.text(Self.pieces, upTo: 5)),
            channel: Channel.allCases.randomElement(using: &numbers) ?? .api,
            type: ComplaintType.allCases.randomElement(using: &numbers) ?? .other,
            subType: maybe(numbers.text(Self.pieces, upTo: 5)), title: personal(), content: personal(),
            about: maybe(personal()), userID: maybe(personal()),
            contact: Contact(email: maybe(personal()), phone: maybe(personal())),
            urgent: Bool.random(using: &numbers), language: Bool.random(using: &numbers) ? .zh : .en,
            policy: Int.random(in: 0...1000, using: &numbers),
            responsible: StaffID(rawValue: Int64.random(in: 1...(.max), using: &numbers)),
            complainantIsStaff: maybe(StaffID(rawValue: 7)))
    }

    @Test("The first facts are encoded byte for byte as by the general encoder", arguments: 0..<300)
    func firstFacts(seed: UInt64) throws {
        var numbers = SeededNumbers(state: seed)
        let note = OutgoingNote(message: numbers.text(Self.pieces, upTo: 9))
        for fact in [.received(receipt(&numbers)), .acknowledged(note)] as [Fact] {
            let vault = EventVault()
            let short = try #require(FirstEventText.payload(of: fact, vault))
            let general = try PayloadEncoder(userInfo: [.personalVault: Repeating(vault.entries)]).encode(fact)
            #expect(short == general)
        }
    }

    @Test("What the short way cannot write takes the general one")
    func otherFacts() throws {
        var numbers = SeededNumbers(state: 1)
        var receipt = receipt(&numbers)
        receipt.attachments = [Attachment(id: 1, name: "a", size: 1, contentType: "text/plain", digest: "d")]
        #expect(FirstEventText.payload(of: .received(receipt), EventVault()) == nil)
        #expect(FirstEventText.payload(of: .reportedToManagement, EventVault()) == nil)
        #expect(try EncodedEvent(Event(at: morning, by: .system, fact: .received(receipt))).kind == "received")
    }

    @Test("Contacts compare alike", arguments: 0..<500)
    func lookUp(seed: UInt64) {
        var numbers = SeededNumbers(state: seed)
        let text = numbers.text(Array(Self.pieces.prefix(seed.isMultiple(of: 2) ? 8 : Self.pieces.count)), upTo: 8)
        #expect((LookUp.userID(text) ?? "") == LookUp.general(text))
    }

    @Test("Every character of ASCII compares alike, at the beginning, in the middle and at the end")
    func lookUpOfEachCharacter() {
        for scalar in (0..<128).compactMap({ Unicode.Scalar($0) }) {
            let text = "\(scalar)a\(scalar)B\(scalar)"
            #expect((LookUp.userID(text) ?? "") == LookUp.general(text), "\(scalar.value)")
        }
    }

    @Test("Texts have the same terms", arguments: 0..<500)
    func terms(seed: UInt64) {
        var numbers = SeededNumbers(state: seed)
        // Every second one is of what the short way takes.
        let pieces = seed.isMultiple(of: 2) ? Array("aZ9 ,投诉处理，。“”…—１Ａ！\u{3000}-").map(String.init) : Self.pieces
        let texts = (0..<3).map { _ in numbers.text(pieces, upTo: 60) }
        #expect(SearchTerms(texts) == SearchTerms(texts, isGeneral: true))
    }

    @Test("Every character of the common blocks has the same terms, alone and between others")
    func termsOfEachCharacter() {
        let common = [0x20...0x7E, 0x2010...0x2030, 0x3000...0x3020, 0x4E00...0x4E20, 0x9FF0...0x9FFF, 0xFF00...0xFF65]
        for scalar in common.joined().compactMap({ Unicode.Scalar($0) }) {
            let texts = ["\(scalar)", "a\(scalar)b", "投\(scalar)诉", String(repeating: "\(scalar)", count: 45)]
            #expect(SearchTerms(texts) == SearchTerms(texts, isGeneral: true), "\(scalar.value)")
        }
    }
}
