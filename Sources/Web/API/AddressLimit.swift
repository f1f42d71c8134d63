import Desk

/// How many complaints one address may send in a minute, over all nodes. Loopback is never limited: it is the proxy,
/// the operator, or a measurement.
struct AddressLimit: Sendable {
    let desk: ServiceDesk
    /// Per minute; 0 for no limit.
    let limit: Int

    /// Counts one; answers with the seconds to wait when it is too many.
    func count(_ address: String) async throws -> Int? {
        guard limit > 0, !Self.isLoopback(address) else { return nil }
        return try await desk.countReceipt(from: address, limit: limit)
    }

    static func isLoopback(_ address: String) -> Bool {
        address.hasPrefix("127.") || address == "::1" || address.hasPrefix("::ffff:127.") || address == "local"
    }
}
