import Complaints
import Desk
import Pages

extension Texts {
    /// What is wrong with a field.
    func sentence(_ problem: FieldProblem) -> String {
        switch problem {
        case .tooLong(let limit), .tooManyFiles(let limit), .passwordTooShort(let limit),
            .notSeconds(let limit):
            self.problem(problem.code, limit: limit)
        case .fileTooLarge(let name, let limit):
            self.problem(problem.code, limit: limit / (1024 * 1024), name: name)
        case .fileRefused(let name): self.problem(problem.code, name: name)
        case .valueMissing(let place): self.problem(problem.code, name: word(ofPlace: place))
        case .outOfRange(let from, let to): self.problem(problem.code, limit: to, name: String(from))
        case .notADayOfCalendar(let line): self.problem(problem.code, name: line)
        case .looser(let clause), .departs(let clause), .clockFixed(let clause):
            self.problem(problem.code, name: clause)
        case .tooEarly(let signal): self.problem(problem.code, name: word(signal))
        case .neverStarts(let level), .neverMet(let level): self.problem(problem.code, name: word(level))
        case .placeMissing(let place), .placeUnknown(let place): self.problem(problem.code, name: place)
        default: self.problem(problem.code)
        }
    }

    /// What a place in a tool's address stands for.
    private func word(ofPlace place: String) -> String {
        switch place {
        case "userID": self[.userID]
        case "email": self[.email]
        case "phone": self[.phone]
        default: self[.columnNumber]
        }
    }

    /// What the automatic reply says, in the words of the version that the complaint keeps. (3'.L1.4)
    func automaticReply(_ note: OutgoingNote, _ time: TimeFormat, _ policy: Policy) -> String {
        guard let expected = note.expectedAt else { return self[.factAutomaticReply] }
        return worded(by: policy)(.automaticReply, ["time": time.open(expected)])
    }

    /// The name of whoever did something.
    func actor(_ actor: Actor, _ directory: Directory) -> String {
        switch actor {
        case .system: self[.actorSystem]
        case .complainant: self[.actorComplainant]
        case .staff(let id): directory.name(id)
        }
    }

    func stage(_ stage: BulletinStage) -> String { word(stage) }
}

extension Complaints.Clock {
    /// For pages: running, met, broken or cancelled.
    func outcome(at now: Date) -> ClockOutcome {
        switch ending {
        case .met(let at, _): isMetInTime ? .met(at) : .metLate(at)
        case .cancelled(_, let at): isBreached ? .missed(at) : .cancelled(at)
        case .missed: .missed(dueAt)
        case nil: isBreached || isOverdue(at: now) ? .breached : .running
        }
    }

}

extension Complaints.ClockLength {
    /// As pages show it; working time by its seconds.
    var forPages: Pages.ClockLength {
        switch self {
        case .seconds(let seconds), .working(let seconds, _): .seconds(Double(seconds))
        case .months(let months): .months(months)
        }
    }
}

import Foundation
