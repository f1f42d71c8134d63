import Fetching
import Foundation

extension Setting where Value == String {
    static func text(_ name: String, _ placeholder: String, _ fallback: String, _ explanation: String) -> Self {
        Setting(
            name: name, placeholder: placeholder, fallback: fallback, explanation: explanation,
            expectation: "a text that is not empty"
        ) { $0.isEmpty ? nil : $0 }
    }
}

extension Setting where Value == String? {
    static func optionalText(_ name: String, _ placeholder: String, _ explanation: String) -> Self {
        Setting(
            name: name, placeholder: placeholder, fallback: "", explanation: explanation,
            expectation: "at most 60 characters"
        ) { $0.count > 60 ? nil : .some($0.isEmpty ? nil : $0) }
    }

    /// The path of a file, or nothing.
    static func file(_ name: String, _ placeholder: String, _ explanation: String) -> Self {
        Setting(
            name: name, placeholder: placeholder, fallback: "", explanation: explanation,
            expectation: "the path of a file"
        ) { .some($0.isEmpty ? nil : $0) }
    }

    /// A PostgreSQL database.
    static func database(
        _ name: String, variable: String, _ placeholder: String, _ explanation: String
    ) -> Self {
        Setting(
            name: name, placeholder: placeholder, fallback: "", explanation: explanation,
            expectation: "an address such as postgres://redress@db.example.com/redress", variable: variable
        ) { text in
            if text.isEmpty { return .some(nil) }
            let isOne = ["postgres://", "postgresql://"].contains { text.lowercased().hasPrefix($0) }
            return isOne ? .some(text) : nil
        }
    }

    /// An address of the web, without a path behind it.
    static func address(_ name: String, _ placeholder: String, _ explanation: String) -> Self {
        Setting(
            name: name, placeholder: placeholder, fallback: "", explanation: explanation,
            expectation: "an address such as https://complain.example.com"
        ) { text in
            if text.isEmpty { return .some(nil) }
            guard let parts = URLComponents(string: text),
                ["http", "https"].contains(parts.scheme?.lowercased() ?? ""),
                !(parts.host ?? "").isEmpty, parts.user == nil, parts.query == nil, parts.fragment == nil,
                ["", "/"].contains(parts.path)
            else { return nil }
            return .some(text)
        }
    }
}

extension Setting where Value == AllowedHosts {
    static func hosts(_ name: String, _ placeholder: String, _ explanation: String) -> Self {
        Setting(
            name: name, placeholder: placeholder, fallback: "", explanation: explanation,
            expectation: "host names with commas between them, such as crm.example.com,127.0.0.1:9000"
        ) { AllowedHosts($0) }
    }
}

extension Setting where Value == [String] {
    static func iceServers(_ name: String, _ placeholder: String, _ explanation: String) -> Self {
        Setting(
            name: name, placeholder: placeholder, fallback: "", explanation: explanation,
            expectation: "stun:, turn: or turns: addresses with commas between them"
        ) { text in
            let servers = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            let isRight = servers.allSatisfy { server in
                let isKnown = ["stun:", "stuns:", "turn:", "turns:"].contains { server.hasPrefix($0) }
                return isKnown && server.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != UInt8(ascii: "@") }
            }
            return isRight ? servers : nil
        }
    }
}

extension Setting where Value == String? {
    /// A text that is never shown.
    static func secret(_ name: String, _ placeholder: String, _ explanation: String) -> Self {
        Setting(
            name: name, placeholder: placeholder, fallback: "", explanation: explanation, expectation: "a text"
        ) { .some($0.isEmpty ? nil : $0) }
    }
}

extension Setting where Value == Int {
    static func number(_ name: String, _ fallback: String, _ range: ClosedRange<Int>, _ explanation: String) -> Self {
        Setting(
            name: name, placeholder: "N", fallback: fallback, explanation: explanation,
            expectation: "a whole number from \(range.lowerBound) to \(range.upperBound)"
        ) { text in Int(text).flatMap { range.contains($0) ? $0 : nil } }
    }
}

extension Setting where Value == Bool {
    static func flag(_ name: String, _ explanation: String) -> Self {
        Setting(
            name: name, placeholder: "yes|no", fallback: "no", explanation: explanation, expectation: "yes or no"
        ) { text in
            switch text.lowercased() {
            case "yes", "true", "on", "1": true
            case "no", "false", "off", "0": false
            default: nil
            }
        }
    }
}

extension Setting where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    static func word(_ name: String, _ fallback: String, _ explanation: String) -> Self {
        let words = Value.allCases.map(\.rawValue)
        return Setting(
            name: name, placeholder: words.count > 3 ? "LEVEL" : words.joined(separator: "|"), fallback: fallback,
            explanation: explanation, expectation: "one of \(words.joined(separator: ", "))"
        ) { Value(rawValue: $0.lowercased()) }
    }
}
