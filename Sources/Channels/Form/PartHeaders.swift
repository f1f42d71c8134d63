/// The headers of one part of a form.
struct PartHeaders {
    let event: MultipartEvent

    /// Reads a block of headers, each line beginning with a line break (the last one's is not included).
    init(_ block: ArraySlice<UInt8>) throws(MultipartError) {
        var disposition: HeaderValue?
        var contentType: String?
        for line in Self.lines(of: block) {
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
                let name = String(validating: line[..<colon], as: UTF8.self)
            else { throw .headersMalformed }
            let value = line[(colon + 1)...]
            switch name.lowercased() {
            case "content-disposition":
                guard disposition == nil, let header = HeaderValue(value) else { throw .headersMalformed }
                disposition = header
            case "content-type":
                guard let text = String(validating: value, as: UTF8.self) else { throw .headersMalformed }
                contentType = text.trimmingBlanks()
            default:
                break
            }
        }
        guard let disposition, disposition.value == "form-data", let name = disposition.parameters["name"],
            !name.isEmpty
        else { throw .nameMissing }
        event = .partBegan(
            name: Self.undoFormEscapes(name),
            fileName: disposition.parameter("filename").map(Self.undoFormEscapes),
            contentType: contentType)
    }

    /// The lines of a block, continuation lines joined to the one before.
    private static func lines(of block: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        for piece in block.split(separator: 10) {
            let line = piece.last == 13 ? piece.dropLast() : piece
            if let first = line.first, first == 32 || first == 9, let last = lines.popLast() {
                lines.append((Array(last) + line)[...])
            } else if !line.isEmpty {
                lines.append(line)
            }
        }
        return lines
    }

    /// Browsers write a quote or line break inside a name as `%22`, `%0D`, `%0A` (HTML standard) and nothing else so.
    private static func undoFormEscapes(_ text: String) -> String {
        text.replacing("%22", with: "\"").replacing("%0D", with: "\r").replacing("%0A", with: "\n")
    }
}

extension String {
    /// Without the spaces and tabs around it.
    func trimmingBlanks() -> String {
        var text = drop { $0 == " " || $0 == "\t" }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return String(text)
    }
}
