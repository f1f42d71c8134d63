import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// How a file of Chinese text may come.
enum Spelling: String, CaseIterable {
    case utf8, marked, gb18030

    func write(_ text: String, to path: String) throws {
        let bytes: Data =
            switch self {
            case .utf8: Data(text.utf8)
            case .marked: Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8)
            case .gb18030: try Self.gb18030(text)
            }
        try bytes.write(to: URL(fileURLWithPath: path))
    }

    private static func gb18030(_ text: String) throws -> Data {
        guard let converter = iconv_open("GB18030", "UTF-8"), converter != iconv_t(bitPattern: -1) else {
            throw Unexpected()
        }
        defer { iconv_close(converter) }
        var input = Array(text.utf8).map { CChar(bitPattern: $0) }
        var output = [CChar](repeating: 0, count: input.count * 4)
        var (inputLeft, outputLeft) = (input.count, output.count)
        let status = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                var (from, to) = (input.baseAddress, output.baseAddress)
                return iconv(converter, &from, &inputLeft, &to, &outputLeft)
            }
        }
        guard status != Int(bitPattern: UInt.max), inputLeft == 0 else { throw Unexpected() }
        return Data(output[..<(output.count - outputLeft)].map { UInt8(bitPattern: $0) })
    }
}
