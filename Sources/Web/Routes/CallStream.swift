import Complaints
import Desk
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Storage

/// What one side of a call hears, as Server-Sent Events: how the call stands, what the other side's browser says, and
/// a question every few seconds whether it is still there.
struct CallStream: Sendable {
    let site: Site
    let number: ComplaintNumber
    let key: ComplaintKey
    let call: String
    let side: CallSide

    /// Between two questions; several fit into the silence that ends a call.
    private static let interval: Duration = .seconds(8)

    func answer(_ request: Request) -> Response {
        let asked = HTTPField.Name("Last-Event-ID").flatMap { request.headers[$0] }
        let after = (asked ?? request.uri.queryParameters["after"].map { String($0) }).flatMap { Int($0) } ?? 0
        // Subscribed before the first look, so that nothing falls between.
        let changes = site.desk.database.changes()
        let body = ResponseBody { writer in
            try await request.body.consumeWithCancellationOnInboundClose { _ in
                try await write(&writer, after, changes)
                try await writer.finish(nil)
            }
        }
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"], body: body)
    }

    private func write(_ writer: inout any ResponseBodyWriter, _ after: Int, _ changes: AsyncStream<Change>)
        async throws
    {
        try await writer.write(ByteBuffer(string: "retry: 2000\n\n"))
        var last = after
        var known: CallStanding?
        var asked: ContinuousClock.Instant?
        for await _ in beats(changes) {
            let standing = site.desk.standing(of: call, in: try await site.desk.track(number))
            if standing != known {
                known = standing
                try await writer.write(ByteBuffer(string: Self.event(standing)))
            }
            guard let standing, standing == .waiting || standing == .joined else { return }
            if asked.map({ $0.duration(to: .now) >= Self.interval }) ?? true {
                asked = .now
                try await writer.write(ByteBuffer(string: "event: ping\ndata: 1\n\n"))
            }
            for signal in try await site.desk.signals(to: side, ofCall: call, after: last) {
                last = signal.sequence
                try await writer.write(ByteBuffer(string: Self.event(signal)))
            }
        }
    }

    private static func event(_ standing: CallStanding?) -> String {
        let state =
            switch standing {
            case .waiting: #""state":"waiting""#
            case .joined: #""state":"joined""#
            case .ended(let ending): #""state":"ended","ending":"\#(ending.rawValue)""#
            case nil: #""state":"ended""#
            }
        return "event: state\ndata: {\(state)}\n\n"
    }

    private static func event(_ signal: CallSignal) -> String {
        var writer = JSONWriter(capacity: signal.body.utf8.count + 64)
        writer.object { w in
            w.member("kind", signal.kind)
            w.member("body", signal.body)
        }
        // JSON has no line breaks of its own, so it is one line of data.
        return "id: \(signal.sequence)\nevent: signal\ndata: \(String(decoding: writer.bytes, as: UTF8.self))\n\n"
    }

    /// At once, after every change that may matter, and when it is time to ask.
    private func beats(_ changes: AsyncStream<Change>) -> AsyncStream<Void> {
        let (key, stop) = (key, site.shutdown)
        return AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            continuation.yield()
            let listening = Task {
                for await change in changes {
                    guard [.call(key), .complaint(key), .anything].contains(change) else { continue }
                    continuation.yield()
                    try? await Task.sleep(for: .milliseconds(30))
                }
                continuation.finish()
            }
            let asking = Task {
                while !Task.isCancelled {
                    try? await Task.sleep(for: Self.interval)
                    continuation.yield()
                }
            }
            let ending = Task {
                await stop.wait()
                continuation.finish()
            }
            continuation.onTermination = { _ in
                listening.cancel()
                asking.cancel()
                ending.cancel()
            }
        }
    }
}
