import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// A request's body as one JSON object, whose members are asked for by name. What nobody asked for is an error: a
/// mistyped `emial` must not pass for a complaint without e-mail.
struct JSONBody {
    /// Bytes: 20,000 characters fit, each escaped as a pair of surrogates.
    static let mostBytes = 512 * 1024

    private let members: [JSONValue.Member]
    /// Of each member, whether somebody asked for it.
    private var asked: [Bool]
    private(set) var problems: [(name: String, code: ProblemWords.FieldCode)] = []

    static func read(_ request: Request) async throws -> JSONBody {
        guard isJSON(request.headers[.contentType] ?? "") else { throw Problem(.wrongContentType) }
        if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > mostBytes {
            throw Problem(.tooLarge)
        }
        let buffer = try await request.body.collect(upTo: mostBytes)
        return try JSONBody(buffer)
    }

    init(_ buffer: ByteBuffer) throws {
        let value = try buffer.withUnsafeReadableBytes { bytes in
            try JSONReader.read(bytes.bindMemory(to: UInt8.self))
        }
        guard case .object(let members) = value else { throw Problem(.malformed, code: "not-an-object") }
        self.init(members)
    }

    private init(_ members: [JSONValue.Member]) {
        self.members = members
        asked = Array(repeating: false, count: members.count)
    }

    private static func isJSON(_ type: String) -> Bool {
        if type == "application/json" { return true }
        let name = type.prefix { $0 != ";" }
        return name.lowercased().filter { $0 != " " } == "application/json"
    }

    /// Whether a member is there, be it null.
    func has(_ name: String) -> Bool { members.contains { $0.name == name } }

    /// A member that is there and not null.
    mutating func value(_ name: String) -> JSONValue? {
        guard let index = members.firstIndex(where: { $0.name == name }) else { return nil }
        asked[index] = true
        if case .null = members[index].value { return nil }
        return members[index].value
    }

    mutating func text(_ name: String) -> String? {
        switch value(name) {
        case .string(let text): return text
        case nil: return nil
        default:
            problems.append((name, .wrongType))
            return nil
        }
    }

    /// A whole number.
    mutating func integer(_ name: String) -> Int? {
        guard let value = value(name) else { return nil }
        guard case .number(let text) = value, let number = Int(text) else {
            problems.append((name, .wrongType))
            return nil
        }
        return number
    }

    /// True or false.
    mutating func flag(_ name: String) -> Bool? {
        switch value(name) {
        case .bool(let flag): return flag
        case nil: return nil
        default:
            problems.append((name, .wrongType))
            return nil
        }
    }

    /// An object of fields as a form has them: texts, whole numbers, truths as `on`, several choices joined by commas;
    /// null is the empty field.
    mutating func texts(_ name: String) -> [String: String] {
        guard let value = value(name) else { return [:] }
        guard case .object(let members) = value else {
            problems.append((name, .wrongType))
            return [:]
        }
        var texts: [String: String] = [:]
        for member in members {
            if let text = Self.field(member.value) {
                texts[member.name] = text
            } else {
                problems.append(("\(name).\(member.name)", .wrongType))
            }
        }
        return texts
    }

    private static func field(_ value: JSONValue) -> String? {
        switch value {
        case .null: return ""
        case .bool(let flag): return flag ? "on" : ""
        case .number(let text): return text
        case .string(let text): return text
        case .array(let items):
            let texts = items.compactMap { item in if case .string(let text) = item { text } else { nil } }
            return texts.count == items.count ? texts.joined(separator: ",") : nil
        case .object: return nil
        }
    }

    /// An array of texts.
    mutating func strings(_ name: String) -> [String] {
        guard let value = value(name) else { return [] }
        guard case .array(let items) = value else {
            problems.append((name, .wrongType))
            return []
        }
        return items.compactMap { item in
            if case .string(let text) = item { return text }
            problems.append((name, .wrongType))
            return nil
        }
    }

    /// An object within.
    mutating func object(_ name: String) -> JSONBody? {
        guard case .object(let members) = value(name) else { return nil }
        return JSONBody(members)
    }

    mutating func report(_ name: String, _ code: ProblemWords.FieldCode) { problems.append((name, code)) }

    /// What is wrong with an object within, under its name.
    mutating func report(_ inner: JSONBody, within name: String) {
        for problem in inner.allProblems { problems.append(("\(name).\(problem.name)", problem.code)) }
    }

    private var allProblems: [(name: String, code: ProblemWords.FieldCode)] {
        problems + members.indices.filter { !asked[$0] }.map { (members[$0].name, .unknownField) }
    }

    /// Throws when a member has the wrong type or is unknown.
    func check(_ words: ProblemWords) throws {
        let all = allProblems
        guard !all.isEmpty else { return }
        var problem = Problem(.validation)
        // Names come from outside and may be long: what is echoed is cut.
        problem.errors = all.prefix(50).map {
            Problem.Field(name: String($0.name.prefix(100)), code: $0.code.rawValue, detail: words.field($0.code))
        }
        throw problem
    }
}
