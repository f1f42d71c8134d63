/// Looks for a short pattern that begins with a carriage return in a long run of bytes.
enum ByteSearch {
    enum Outcome: Equatable {
        /// The pattern starts here.
        case found(Int)
        /// The bytes end within what may become the pattern, starting here.
        case partial(Int)
        /// Not in these bytes, and no beginning of it at their end, which is here.
        case absent(Int)
    }

    static func find(_ pattern: [UInt8], in bytes: [UInt8], from start: Int) -> Outcome {
        bytes.withUnsafeBufferPointer { bytes in
            pattern.withUnsafeBufferPointer { pattern in
                var index = start
                while index < bytes.count {
                    guard bytes[index] == pattern[0] else {
                        index += 1
                        continue
                    }
                    var length = 1
                    while length < pattern.count, index + length < bytes.count,
                        bytes[index + length] == pattern[length]
                    {
                        length += 1
                    }
                    if length == pattern.count { return .found(index) }
                    if index + length == bytes.count { return .partial(index) }
                    index += 1
                }
                return .absent(bytes.count)
            }
        }
    }
}
