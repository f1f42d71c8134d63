import Desk
import Storage

/// Errors as sentences for whoever sits at the command line.
public enum Words {
    /// A sentence a person can act on.
    public static func of(_ error: any Error) -> String {
        switch error {
        case let error as SettingError: error.description
        case let error as Installation.Failure: error.description
        case let error as Backup.Failure: error.description
        case let error as ImportFailure: error.description
        case let error as DossierPackage.Failure: error.description
        case let error as ZipFile.Unreadable: error.reason
        case let error as FieldErrors: fields(error)
        case let error as StorageError: storage(error)
        case let error as Move.Failure: move(error)
        default: "\(error)"
        }
    }

    private static func fields(_ errors: FieldErrors) -> String {
        errors.problems.sorted { $0.key < $1.key }.map { field, problem in
            switch problem {
            case .missing: "\(field) is missing"
            case .tooLong(let limit): "\(field) may have \(limit) characters"
            case .controlCharacter: "\(field) holds a control character"
            case .loginTaken: "the login is taken"
            case .notAPerson: "\(field): there is no such account, or it is disabled"
            case .passwordTooShort(let limit): "the password must have at least \(limit) characters"
            default: "\(field): \(problem.code)"
            }
        }.joined(separator: "; ")
    }

    private static func move(_ error: Move.Failure) -> String {
        switch error {
        case .sourceNotCurrent: "the source is of another version: run `redress migrate` on it first"
        case .targetInUse: "the target holds something already: a move goes into an empty database"
        case .counts(let table, let source, let target):
            "\(table): \(source) rows in the source, \(target) in the target; stop the source's servers and go on"
        case .attachmentMissing(let digest): "the bytes of the attachment \(digest) are not in the source"
        case .notVerified(let report):
            (["what was moved does not verify:"] + report.differences.map(\.description)).joined(separator: "\n")
        }
    }

    private static func storage(_ error: StorageError) -> String {
        switch error {
        case .busy, .overloaded: "the database is busy; try again in a moment"
        case .outcomeUnknown: "the connection to the database was lost with the commit; look whether it was recorded"
        case .closed: "the database is closed"
        case .full: "no room is left on the device"
        case .newerDatabase(let found, let known):
            """
            the database was written by a newer version (its schema is \(found), this one knows \(known)): \
            use that version
            """
        case .migrationChanged(let number): "migration \(number) of the database is not the one of this version"
        case .corrupt(let what): "the database is damaged: \(what)"
        case .conflict(let what), .constraint(let what), .refused(let what): what
        case .failed(let code, let what): "the database reported \(code): \(what)"
        }
    }
}
