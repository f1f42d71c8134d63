#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Turns bytes of one encoding into text, strictly: one wrong byte and there is no text.
final class TextDecoding {
    private let converter: iconv_t?

    init(_ encoding: TextEncoding) throws(CSVFileError) {
        switch encoding {
        case .utf8: converter = nil
        case .gb18030:
            let opened = iconv_open("UTF-8", "GB18030")
            // iconv reports failure as (iconv_t)-1.
            guard let opened, opened != iconv_t(bitPattern: -1) else { throw .encodingUnavailable(encoding) }
            converter = opened
        }
    }

    deinit {
        if let converter { iconv_close(converter) }
    }

    func text(_ bytes: [UInt8]) -> String? {
        guard let converter, bytes.contains(where: { $0 >= 0x80 }) else {
            return String(validating: bytes, as: UTF8.self)
        }
        return convert(bytes, by: converter)
    }

    private func convert(_ bytes: [UInt8], by converter: iconv_t) -> String? {
        iconv(converter, nil, nil, nil, nil)
        // Two bytes of GB 18030 become at most three of UTF-8, one byte one, four bytes four.
        var output = [CChar](repeating: 0, count: bytes.count * 2)
        var input = bytes.map { CChar(bitPattern: $0) }
        var inputLeft = input.count
        var outputLeft = output.count
        let status = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var from = input.baseAddress
                var to = output.baseAddress
                return iconv(converter, &from, &inputLeft, &to, &outputLeft)
            }
        }
        guard status != Int(bitPattern: UInt.max), inputLeft == 0 else { return nil }
        return String(
            validating: output[..<(output.count - outputLeft)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
