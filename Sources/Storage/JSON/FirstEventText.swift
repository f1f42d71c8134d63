import Complaints

/// The JSON of the two facts every complaint begins with, written out by hand: intake encodes them thousands of times a
/// second, and general coding takes ten times as long. The same bytes as ``PayloadEncoder`` writes, which a test
/// compares.
enum FirstEventText {
    /// The payload of `fact`, its personal values kept in `vault`; nil when it is none of the two.
    static func payload(of fact: Fact, _ vault: EventVault) -> String? {
        switch fact {
        case .received(let receipt) where receipt.attachments.isEmpty: received(receipt, vault)
        case .acknowledged(let note): acknowledged(note)
        default: nil
        }
    }

    private static func acknowledged(_ note: OutgoingNote) -> String {
        var writer = Writer(capacity: 80)
        writer.raw(#"{"acknowledged":{"_0":{"message":"#)
        writer.text(note.message)
        writer.raw("}}}")
        return writer.finished()
    }

    private static func received(_ receipt: Receipt, _ vault: EventVault) -> String {
        var writer = Writer(capacity: 1024)
        writer.raw(#"{"received":{"_0":{"number":"#)
        writer.text(receipt.number.rawValue)
        writer.raw(#","channel":"#)
        writer.text(receipt.channel.rawValue)
        writer.raw(#","type":"#)
        writer.text(receipt.type.rawValue)
        if let subType = receipt.subType {
            writer.raw(#","subType":"#)
            writer.text(subType)
        }
        writer.raw(#","title":"#)
        writer.personal(receipt.title, vault)
        writer.raw(#","content":"#)
        writer.personal(receipt.content, vault)
        writer.personal(#","about":"#, receipt.about, vault)
        writer.personal(#","userID":"#, receipt.userID, vault)
        writer.raw(#","contact":{"#)
        writer.personal(#""email":"#, receipt.contact.email, vault)
        writer.personal(receipt.contact.email == nil ? #""phone":"# : #","phone":"#, receipt.contact.phone, vault)
        writer.raw(receipt.urgent ? #"},"attachments":[],"urgent":true"# : #"},"attachments":[],"urgent":false"#)
        writer.raw(#","language":"#)
        writer.text(receipt.language.rawValue)
        writer.raw(#","policy":"#)
        writer.number(receipt.policy)
        writer.raw(#","responsible":"#)
        writer.number(receipt.responsible.rawValue)
        if let staff = receipt.complainantIsStaff {
            writer.raw(#","complainantIsStaff":"#)
            writer.number(staff.rawValue)
        }
        writer.raw("}}}")
        return writer.finished()
    }

    private struct Writer {
        private var bytes: [UInt8] = []

        init(capacity: Int) { bytes.reserveCapacity(capacity) }

        mutating func raw(_ text: StaticString) {
            bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
        }

        mutating func text(_ text: String) { JSONText.append(text, to: &bytes) }
        mutating func number(_ number: some BinaryInteger) { JSONText.append(number, to: &bytes) }

        mutating func personal(_ value: Personal, _ vault: EventVault) {
            if let text = value.text { JSONText.append(vault.keep(text), to: &bytes) } else { raw("null") }
        }

        /// An absent value is left out together with its key.
        mutating func personal(_ key: StaticString, _ value: Personal?, _ vault: EventVault) {
            guard let value else { return }
            raw(key)
            personal(value, vault)
        }

        func finished() -> String { String(decoding: bytes, as: UTF8.self) }
    }
}
