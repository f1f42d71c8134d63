#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Compares without telling by its duration where two byte strings differ.
func equalInConstantTime(_ left: some Collection<UInt8>, _ right: some Collection<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    var difference: UInt8 = 0
    for (one, other) in zip(left, right) { difference |= one ^ other }
    return difference == 0
}

/// `count` bytes from the system's random source, at most 256: one call for all, because each goes into the kernel.
func randomBytes(_ count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
        precondition(getentropy(buffer.baseAddress, count) == 0, "the system has no randomness")
        filled = count
    }
}
