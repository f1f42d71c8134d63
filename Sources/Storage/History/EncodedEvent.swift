public import Complaints
import Foundation
import Secrets

/// An event as it will be stored, but for its place in the chain. Encode before the transaction: it is the dearest part
/// of writing one, and needs nothing from the database.
public struct EncodedEvent: Sendable, Hashable {
    let at: Int64
    let actor: String
    /// The name of the fact's case.
    let kind: String
    /// The fact as JSON, digests in place of personal values.
    let payload: String
    /// The personal values beside it.
    let entries: String?

    /// Encodes `event`, with a new random salt for each personal value.
    public init(_ event: Event) throws {
        let vault = EventVault()
        payload =
            try FirstEventText.payload(of: event.fact, vault)
            ?? PayloadEncoder(userInfo: [.personalVault: vault]).encode(event.fact)
        at = event.at.milliseconds
        actor = event.by.rawValue
        kind = Self.kind(of: payload)
        entries = EventVault.stored(vault.entries)
    }

    /// Encodes several.
    public static func all(_ events: [Event]) throws -> [EncodedEvent] {
        try events.map(EncodedEvent.init)
    }

    /// `{"graded":{…}}` is of the kind `graded`.
    static func kind(of payload: String) -> String {
        let name = payload.utf8.dropFirst(2).prefix { $0 != UInt8(ascii: "\"") }
        return String(Substring(name))
    }

    /// The bytes that are hashed: everything the row says, so that no part of it can be changed or moved.
    static func canonical(
        complaint: Int64, sequence: Int, at: Int64, actor: String, kind: String, payload: String
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(payload.utf8.count + 80)
        for number in [complaint, Int64(sequence), at] {
            JSONText.append(number, to: &bytes)
            bytes.append(0x0A)
        }
        for word in [actor, kind] {
            bytes += word.utf8
            bytes.append(0x0A)
        }
        bytes += payload.utf8
        return bytes
    }
}

/// Decodes events of any complaint, one after another.
struct EventDecoder {
    let vault = EventVault()

    func event(at: Int64, actor: String, payload: String, entries: String?) throws -> Event {
        vault.load(try EventVault.entries(entries))
        guard let by = Actor(rawValue: actor) else { throw StorageError.corrupt("an event by nobody known") }
        do {
            let decoder = PayloadDecoder(value: try JSONValue(parsing: payload), userInfo: [.personalVault: vault])
            let fact = try decoder.decode(Fact.self)
            return Event(at: Date(milliseconds: at), by: by, fact: fact)
        } catch {
            throw StorageError.corrupt("an event of the kind \(EncodedEvent.kind(of: payload)) cannot be read")
        }
    }
}
