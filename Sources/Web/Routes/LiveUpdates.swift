import Desk
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Storage

/// Server-Sent Events: one word, "changed", and the page fetches itself again. What changed is never in the stream,
/// so nothing can leak through it.
struct LiveUpdates: Sendable {
    let site: Site

    func answer(_ request: Request, matters: @escaping @Sendable (Change) -> Bool) -> Response {
        let changes = site.desk.database.changes()
        let stop = site.shutdown
        let body = ResponseBody { writer in
            try await request.body.consumeWithCancellationOnInboundClose { _ in
                try await writer.write(ByteBuffer(string: "retry: 3000\n\n"))
                for await beat in Self.beats(changes, matters, stop) {
                    try await writer.write(ByteBuffer(string: beat))
                }
                try await writer.finish(nil)
            }
        }
        return Response(
            status: .ok, headers: [.contentType: "text/event-stream", .cacheControl: "no-store"], body: body)
    }

    /// `changed` at most twice a second, and a comment every 20 seconds so that proxies keep the line open.
    private static func beats(
        _ changes: AsyncStream<Change>, _ matters: @escaping @Sendable (Change) -> Bool, _ stop: ShutdownSignal
    ) -> AsyncStream<String> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let listening = Task {
                for await change in changes where matters(change) {
                    continuation.yield("event: changed\ndata: 1\n\n")
                    try? await Task.sleep(for: .milliseconds(500))
                }
                continuation.finish()
            }
            let beating = Task {
                while !Task.isCancelled {
                    try? await Task.sleep(for: .seconds(20))
                    continuation.yield(": still here\n\n")
                }
            }
            let ending = Task {
                await stop.wait()
                continuation.finish()
            }
            continuation.onTermination = { _ in
                listening.cancel()
                beating.cancel()
                ending.cancel()
            }
        }
    }
}

/// Tells open streams that the server stops, so that a graceful stop does not wait for browsers.
final class ShutdownSignal: Sendable {
    private let waiters = Waiters()

    func fire() async { await waiters.fire() }
    func wait() async { await waiters.wait() }

    private actor Waiters {
        private var isFired = false
        private var waiting: [UUID: CheckedContinuation<Void, Never>] = [:]

        func fire() {
            isFired = true
            for waiter in waiting.values { waiter.resume() }
            waiting = [:]
        }

        func wait() async {
            if isFired || Task.isCancelled { return }
            let id = UUID()
            await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    if isFired || Task.isCancelled { continuation.resume() } else { waiting[id] = continuation }
                }
            } onCancel: {
                Task { await self.drop(id) }
            }
        }

        private func drop(_ id: UUID) { waiting.removeValue(forKey: id)?.resume() }
    }
}
