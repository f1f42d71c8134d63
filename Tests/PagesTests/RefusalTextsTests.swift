import Complaints
import Foundation
import Testing

@testable import Pages

@Suite("Sentences of refusals and of field problems")
struct RefusalTextsTests {
    /// One of each. The switch below does not compile when a case is added and not thought of here.
    static let all: [Refusal] = [
        .notAllowed(needs: [.agent]), .concerned, .wrongState(.closed), .reasonMissing, .textMissing,
        .resultIncomplete(missing: [.status, .contact]), .wrongDepartment(.complex), .personUnsuitable,
        .personConcerned, .itemUnknown, .notAssignee, .factsMissing, .departmentMissing(.technical), .measureMissing,
        .groupMissing, .isolationMissing, .approvalMissing, .callBackMissing(days: 1, of: 3),
        .notReachedOpen, .silenceNotOver(until: Date(timeIntervalSince1970: 0)), .loweringNeedsSupervisor,
        .waiverByAssignee,
        .sameDecider, .objectionTooLate, .alreadyObjected, .reopenTooLate, .withdrawnBefore, .rejectedBefore,
        .statedTimeImpossible, .cannotMerge, .ownMeasure, .groupIncomplete, .onlyMajor, .dateNotInFuture, .nothingToDo,
        .callRunning, .bulletinOfIncident,
        .retentionRunning(until: Date(timeIntervalSince1970: 0)), .retentionNotBegun, .retentionTooShort(months: 12),
        .onHold, .anonymised, .requestOpen, .requestUnknown, .groundUnfounded, .secondPersonNeeded,
        .draftAtOtherStage, .draftOutdated, .draftUnchanged, .effectiveDatePassed, .departureUnconfirmed("3.1"),
        .clockUnworkable("3.1"),
        .messageOvertaken,
    ]

    private func isKnown(_ refusal: Refusal) -> Bool {
        switch refusal {
        case .notAllowed, .concerned, .wrongState, .reasonMissing, .textMissing, .resultIncomplete, .wrongDepartment,
            .personUnsuitable, .personConcerned, .itemUnknown, .ownMeasure, .notAssignee, .factsMissing,
            .departmentMissing, .withdrawnBefore, .rejectedBefore,
            .measureMissing, .groupMissing, .isolationMissing, .approvalMissing, .callBackMissing, .notReachedOpen,
            .silenceNotOver, .loweringNeedsSupervisor, .waiverByAssignee, .sameDecider, .objectionTooLate,
            .alreadyObjected, .reopenTooLate, .statedTimeImpossible, .cannotMerge, .groupIncomplete, .onlyMajor,
            .dateNotInFuture, .nothingToDo, .bulletinOfIncident, .callRunning, .retentionRunning, .retentionNotBegun,
            .retentionTooShort, .onHold, .anonymised, .requestOpen, .requestUnknown, .groundUnfounded,
            .secondPersonNeeded, .draftAtOtherStage, .draftOutdated, .draftUnchanged, .effectiveDatePassed,
            .departureUnconfirmed, .clockUnworkable, .messageOvertaken:
            true
        }
    }

    @Test("every refusal has a sentence in both languages, with nothing left to fill in", arguments: all)
    func sentence(refusal: Refusal) throws {
        #expect(isKnown(refusal))
        for language in Language.allCases {
            let time = TimeFormat(
                zone: try #require(TimeZone(identifier: "Asia/Shanghai")), language: language, now: .now)
            let sentence = Texts(language).sentence(refusal, time: time)
            #expect(sentence != refusal.code)
            #expect(!sentence.contains("{"))
        }
    }

    @Test("both catalogues know the same refusals and problems, with the same placeholders")
    func catalogues() {
        #expect(Set(TextsInChinese.refusals.keys) == Set(Self.all.map(\.code)))
        for (chinese, english) in [
            (TextsInChinese.refusals, TextsInEnglish.refusals), (TextsInChinese.problems, TextsInEnglish.problems),
        ] {
            #expect(Set(chinese.keys) == Set(english.keys))
            for (key, text) in chinese {
                #expect(Set(Texts.placeholders(in: text)) == Set(Texts.placeholders(in: english[key] ?? "")), "\(key)")
            }
        }
    }
}
