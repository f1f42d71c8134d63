public import Desk
public import Storage

/// Host sites: posts the starts and ends of measures, signed. (3'.L2.3)
public struct WebhookCarrier: Carrier {
    let desk: ServiceDesk
    public init(_ desk: ServiceDesk) { self.desk = desk }

    public var givesUpLine: Bool { true }

    public func carry(_ message: OutgoingMessage) async throws {
        try await desk.postWebhook(message)
    }
}
