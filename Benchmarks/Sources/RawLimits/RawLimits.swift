import Foundation

/// `RawLimits commits|fsyncs FOLDER SECONDS` prints a rate; `RawLimits route` prints its port and serves until killed.
@main
enum RawLimits {
    static func main() async throws {
        let words = CommandLine.arguments.dropFirst()
        switch (words.first, words.dropFirst().first, words.dropFirst(2).first.flatMap(Double.init)) {
        case ("commits", let folder?, let seconds?): print(try Commits.perSecond(in: folder, seconds))
        case ("fsyncs", let folder?, let seconds?): print(try Fsyncs.perSecond(in: folder, seconds))
        case ("route", _, _): try await EmptyRoute.serve()
        default:
            FileHandle.standardError.write(Data("usage: RawLimits commits|fsyncs FOLDER SECONDS | route\n".utf8))
            exit(2)
        }
    }
}

/// What the machine would not do.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// Calls `once` for so many seconds; answers how often in one.
func rate(for seconds: Double, _ once: (Int) throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    let start = clock.now
    let end = start + .seconds(seconds)
    var count = 0
    while clock.now < end {
        try once(count)
        count += 1
    }
    return Double(count) / ((clock.now - start) / .seconds(1))
}
