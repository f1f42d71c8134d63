public import Foundation

/// A zip file whose members are stored as they are: files that come in are pictures and documents, which are
/// compressed already, and every system opens it.
public enum ZipFile {
    /// Why a file cannot be read, in words for whoever sits at the command line.
    public struct Unreadable: Error, Hashable, Sendable {
        public let reason: String
        public init(reason: String) { self.reason = reason }
    }

    /// Members under their names, in this order. Throws when it is more than a plain zip file can hold.
    public static func make(_ members: [(name: String, bytes: Data)], at date: Date) throws -> Data {
        let size = members.reduce(0) { $0 + $1.bytes.count + 2 * $1.name.utf8.count + 100 }
        guard size < Int(UInt32.max), members.count < Int(UInt16.max) else {
            throw Unreadable(reason: "more than 4 GB")
        }
        var file = Data()
        var directory = Data()
        let (time, day) = stamp(date)
        for member in members {
            let name = Data(member.name.utf8)
            let offset = UInt32(file.count)
            var head = Data()
            // Version 2.0, names in UTF-8, stored.
            head.append(words: 20, 0x0800, 0, time, day)
            head.append(CRC32.of(member.bytes))
            head.append(UInt32(member.bytes.count))
            head.append(UInt32(member.bytes.count))
            head.append(words: UInt16(name.count), 0)
            file.append(UInt32(0x0403_4B50))
            file += head + name + member.bytes
            directory.append(UInt32(0x0201_4B50))
            directory.append(words: 0x0314)
            directory += head
            directory.append(words: 0, 0, 0)
            // A plain file, for its owner only.
            directory.append(UInt32(0o100600) << 16)
            directory.append(offset)
            directory += name
        }
        let start = UInt32(file.count)
        file += directory
        file.append(UInt32(0x0605_4B50))
        file.append(words: 0, 0, UInt16(members.count), UInt16(members.count))
        file.append(UInt32(directory.count))
        file.append(start)
        file.append(words: 0)
        return file
    }

    /// The members of a file that ``make(_:at:)`` wrote, by their names. Each is checked against its sum.
    public static func read(_ file: Data) throws(Unreadable) -> [String: Data] {
        let bytes = [UInt8](file)
        func number(_ at: Int, _ count: Int) throws(Unreadable) -> Int {
            guard at >= 0, at + count <= bytes.count else { throw Unreadable(reason: "the file is cut off") }
            return (0..<count).reduce(0) { $0 | Int(bytes[at + $1]) << (8 * $1) }
        }
        guard bytes.count >= 22,
            let end = stride(from: bytes.count - 22, through: max(0, bytes.count - 65_557), by: -1)
                .first(where: { bytes[$0] == 0x50 && bytes[$0 + 1] == 0x4B && bytes[$0 + 2] == 5 && bytes[$0 + 3] == 6 }
                )
        else { throw Unreadable(reason: "this is no zip file") }
        var members: [String: Data] = [:]
        var at = try number(end + 16, 4)
        for _ in 0..<(try number(end + 10, 2)) {
            guard try number(at, 4) == 0x0201_4B50 else { throw Unreadable(reason: "its directory is damaged") }
            guard try number(at + 10, 2) == 0 else {
                throw Unreadable(reason: "it was packed again by another program; unpack it and name the folder")
            }
            let sum = try number(at + 16, 4)
            let size = try number(at + 24, 4)
            let nameLength = try number(at + 28, 2)
            let more = try number(at + 30, 2) + (try number(at + 32, 2))
            let local = try number(at + 42, 4)
            guard at + 46 + nameLength <= bytes.count else { throw Unreadable(reason: "the file is cut off") }
            let name = String(decoding: bytes[(at + 46)..<(at + 46 + nameLength)], as: UTF8.self)
            let start = local + 30 + (try number(local + 26, 2)) + (try number(local + 28, 2))
            guard start + size <= bytes.count else { throw Unreadable(reason: "the file is cut off") }
            let content = Data(bytes[start..<(start + size)])
            guard Int(CRC32.of(content)) == sum else {
                throw Unreadable(reason: "\(name) is damaged: it is not what was packed")
            }
            members[name] = content
            at += 46 + nameLength + more
        }
        return members
    }

    /// As MS-DOS wrote times, in UTC.
    private static func stamp(_ date: Date) -> (time: UInt16, day: UInt16) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
        let year = min(max((parts.year ?? 1980) - 1980, 0), 127)
        let time = (parts.hour ?? 0) << 11 | (parts.minute ?? 0) << 5 | (parts.second ?? 0) / 2
        return (UInt16(time), UInt16(year << 9 | (parts.month ?? 1) << 5 | (parts.day ?? 1)))
    }
}

extension Data {
    fileprivate mutating func append(_ number: UInt32) {
        for shift in stride(from: 0, to: 32, by: 8) { append(UInt8(truncatingIfNeeded: number >> shift)) }
    }

    fileprivate mutating func append(words: UInt16...) {
        for word in words {
            append(UInt8(truncatingIfNeeded: word))
            append(UInt8(truncatingIfNeeded: word >> 8))
        }
    }
}

/// The sum that zip files carry.
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ (sum >> 1) : sum >> 1 }
    }

    static func of(_ bytes: Data) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { table[Int(UInt8(truncatingIfNeeded: $0) ^ $1)] ^ ($0 >> 8) }
    }
}
