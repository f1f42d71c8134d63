public import Complaints
import Foundation
import Secrets
import Storage

/// What the complainant is given: the contract.
public struct Receipted: Sendable {
    public let number: ComplaintNumber
    /// As shown: `XXXX-XXXX-XXXX`.
    public let code: String
    /// The provisional level 1 clocks.
    public let promises: [Clock]
    /// It had come before; nothing new was made.
    public let isRepeated: Bool
}

/// The same key came with another complaint.
public struct KeyReused: Error, Hashable, Sendable {
    public init() {}
}

extension ServiceDesk {
    /// Takes a complaint in: checked, journalled, numbered, acknowledged, all in one durable commit. The same `key`
    /// again answers with the first one's number. Throws `FieldErrors`, `KeyReused`.
    public func receive(_ draft: Draft, channel: Channel, key: String?) async throws -> Receipted {
        let moment = now()
        let policy = directory.policy(at: moment)
        let checked = try CheckedDraft(draft, policy)
        let name = key.map { SenderKey(key: $0, digest: Self.digest(draft)) }
        // Files belong to the first one by now: only without them can the transaction be the one to ask.
        if !draft.uploads.isEmpty, let earlier = try await repeated(channel, name) { return earlier }
        let number = try await numbers.next(at: moment, in: policy.calendar)
        // A member of staff who complains is concerned from the start. (1.2)
        let complainant = directory.staff(email: checked.email, phone: checked.phone, userID: checked.userID)
        let concerned = Set([complainant].compactMap { $0 })
        guard
            let responsible = directory.roster.onDuty(policy, excluding: concerned, ordinal: Self.turn(number))
        else { throw StorageError.refused("nobody can be responsible: there is no account") }
        let message = "m-\(number)"
        let files =
            draft.uploads.isEmpty
            ? []
            : try await database.read { c in
                try Self.attachments(draft.uploads, c, at: moment)
            }
        let receipt = checked.receipt(
            number, channel, policy, responsible: responsible, complainant: complainant, language: draft.language, files
        )
        // Everything is computed before the transaction, which only writes: intake shares one writer.
        let first = try First(
            [
                Event(at: moment, by: .complainant, fact: .received(receipt)),
                Event(at: moment, by: .system, fact: .acknowledged(OutgoingNote(message: message))),
            ], policy)
        do {
            try await database.write { c in
                // Asked before anything is written, so that a repetition leaves nothing to undo.
                if let name, try c.receipt(channel, externalID: name.key) != nil {
                    throw StorageError.conflict("receipt_channel_external_id_key")
                }
                try create(first, channel: channel, name: name, c, at: moment)
            }
            return Receipted(
                number: number, code: code(of: number), promises: promises(first.clocks), isRepeated: false)
        } catch StorageError.conflict {
            // The same key came before, or at the same time and first.
            if let earlier = try await repeated(channel, name) { return earlier }
            throw StorageError.busy
        }
    }

    /// A first history, ready to be written.
    final class First: Sendable {
        let events: [Event]
        let complaint: Complaint
        let clocks: [Clock]
        let encoded: [EncodedEvent]
        let model: ReadModel

        init(_ events: [Event], _ policy: Policy) throws {
            guard let complaint = Complaint(history: events) else { throw StorageError.corrupt("a first event") }
            self.events = events
            self.complaint = complaint
            clocks = complaint.clocks(under: policy)
            encoded = try EncodedEvent.all(events)
            model = ReadModel(complaint, clocks: clocks)
        }
    }

    /// By what its sender would name the same complaint again, and what tells whether it is the same.
    struct SenderKey: Sendable {
        let key: String
        let digest: String
    }

    /// Stores a first history, with its place in the journal. Whoever names no key cannot repeat one: there the history
    /// itself is the journal.
    func create(
        _ first: First, channel: Channel, name: SenderKey?, _ c: any Connection, at moment: Date
    ) throws {
        let complaintKey = try c.add(first.encoded, makes: first.model).key
        if let name {
            try c.addSettledReceipt(
                channel, externalID: name.key, digest: name.digest, complaint: complaintKey, at: moment)
        }
        try cause(first.events, from: 1, on: complaintKey, first.complaint, c, at: moment)
    }

    /// What came of the same key before, if it came.
    private func repeated(_ channel: Channel, _ name: SenderKey?) async throws -> Receipted? {
        guard let name else { return nil }
        let found: (Case, String)? = try await database.read { c in
            guard let receipt = try c.receipt(channel, externalID: name.key), let complaint = receipt.complaint else {
                return nil
            }
            return (try load(complaint, c), receipt.digest)
        }
        guard let (found, first) = found else { return nil }
        guard first == name.digest else { throw KeyReused() }
        return Receipted(
            number: found.complaint.number, code: code(of: found.complaint.number), promises: promises(found.clocks),
            isRepeated: true)
    }

    /// The clocks that are promises to the complainant: what faces them, and registration.
    public func promises(_ clocks: [Clock]) -> [Clock] {
        clocks.filter {
            switch $0.name {
            case .registration, .firstAnswer, .response, .handling, .progressFeedback, .resultNotice, .secondFollowUp:
                true
            default: false
            }
        }
    }

    /// The access code of a complaint, as shown.
    public func code(of number: ComplaintNumber) -> String {
        AccessCode(number: number.rawValue, secret: secret).text
    }

    /// Counts a complaint from an address; answers with the seconds to wait when it is more than `limit` in this minute,
    /// over all nodes.
    public func countReceipt(from address: String, limit: Int) async throws -> Int? {
        let moment = now()
        let name = "receipt-address/\(address)"
        let wait = 60 - Int(moment.timeIntervalSince1970) % 60
        // A flood is refused by reading alone.
        let before = try await database.read { try $0.attempts(name, window: 60, at: moment) }
        if before >= limit { return wait }
        return try await database.aside { try $0.countAttempt(name, window: 60, at: moment) } > limit ? wait : nil
    }

    /// Whether number and code belong together. Counts attempts: ten wrong ones for a number or forty from an address
    /// in a quarter of an hour, and it waits. Throws `CaseUnknown` and `SignInFailure.tooMany`.
    public func unlock(_ typed: String, code: String, address: String) async throws -> ComplaintNumber {
        let number = ComplaintNumber(rawValue: Self.normalise(number: typed))
        let moment = now()
        let names = ["code/\(number.rawValue.prefix(40))", "code-address/\(address)"]
        let tries = try await database.read { c in try names.map { try c.attempts($0, window: 900, at: moment) } }
        if tries[0] >= 10 || tries[1] >= 40 { throw SignInFailure.tooMany(minutes: 15) }
        let isRight = AccessCode(number: number.rawValue, secret: secret).matches(code)
        let exists = try await database.read { try $0.complaint(number) != nil }
        guard isRight, exists else {
            try await database.aside { c in for name in names { _ = try c.countAttempt(name, window: 900, at: moment) }
            }
            throw CaseUnknown()
        }
        return number
    }

    /// A case for whoever showed number and code.
    public func track(_ number: ComplaintNumber) async throws -> Case { try await read(number) }

    /// What a person typed as a number: upper case, full-width narrowed, blanks and dashes dropped.
    public static func normalise(number typed: String) -> String {
        String(
            typed.unicodeScalars.prefix(60).compactMap { scalar -> Character? in
                let value = (0xFF01...0xFF5E).contains(scalar.value) ? scalar.value - 0xFEE0 : scalar.value
                guard let narrow = Unicode.Scalar(value), narrow.isASCII else { return "?" }
                return narrow == " " || narrow == "-" ? nil : Character(narrow)
            }
        ).uppercased()
    }

    private static func turn(_ number: ComplaintNumber) -> Int { Int(number.rawValue.suffix(5)) ?? 0 }

    /// Tells a repetition from another complaint under the same key.
    private static func digest(_ draft: Draft) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(512 + (draft.content?.utf8.count ?? 0))
        for part in [
            draft.type, draft.subType, draft.title, draft.content, draft.about, draft.email, draft.phone,
            draft.noContact ? "1" : "0", draft.userID,
        ] {
            let text = part ?? ""
            if !bytes.isEmpty { bytes.append(UInt8(ascii: "|")) }
            bytes += String(text.utf8.count).utf8
            bytes.append(UInt8(ascii: ":"))
            bytes += text.utf8
        }
        return Token.digest(bytes)
    }
}

extension CheckedDraft {
    func receipt(
        _ number: ComplaintNumber, _ channel: Channel, _ policy: Policy, responsible: StaffID, complainant: StaffID?,
        language: Language, _ files: [Attachment]
    ) -> Receipt {
        Receipt(
            number: number, channel: channel, type: type, subType: subType, title: Personal(title),
            content: Personal(content), about: about.map { Personal($0) }, userID: userID.map { Personal($0) },
            contact: Contact(email: email.map { Personal($0) }, phone: phone.map { Personal($0) }),
            attachments: files, urgent: policy.urgentTypes.contains(type), language: language, policy: policy.version,
            responsible: responsible, complainantIsStaff: complainant)
    }
}
