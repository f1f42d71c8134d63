import Complaints
public import Desk
import Foundation
public import Logging
public import ServiceLifecycle
import Storage

/// Fills the search index behind intake, keeps people and policies fresh, sweeps what expired, keeps the archive, and
/// says in the log when holidays end.
public struct Housekeeping: Service {
    let desk: ServiceDesk
    let log: Logger
    /// Events that the search index takes at once; the writer does nothing else meanwhile.
    private static let batch = 500

    public init(_ desk: ServiceDesk, log: Logger) {
        self.desk = desk
        self.log = log
    }

    public func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await index() }
                group.addTask { await refresh() }
                group.addTask { await sweep() }
                group.addTask { await archive() }
                group.addTask { await warn() }
            }
        }
    }

    private func index() async {
        let bell = Bell(desk.database) { change in
            switch change {
            case .complaint, .anything: true
            default: false
            }
        }
        while !Task.isCancelled {
            do {
                let start = ContinuousClock.now
                let looked = try await desk.indexSome(limit: Self.batch)
                if looked > 0 {
                    // Intake comes first: the index takes a fifth of the time, and a ninth when a full batch shows that
                    // more comes in than it keeps up with. What it spends grows with the load, so that it goes faster
                    // again once there is less of it.
                    let isBehind = looked >= Self.batch
                    let spent = ContinuousClock.now - start
                    try? await Task.sleep(
                        for: isBehind ? max(.milliseconds(150), spent * 8) : max(.milliseconds(250), spent * 4))
                    continue
                }
            } catch {
                log.error("the search index could not be filled", metadata: ["error": "\(error)"])
                try? await Task.sleep(for: .seconds(5))
            }
            await bell.wait(until: Date?.none, now: desk.now(), pause: 0.3)
        }
    }

    private func refresh() async {
        let bell = Bell(desk.database) { $0 == .staff || $0 == .policy || $0 == .anything }
        while !Task.isCancelled {
            await bell.wait(until: Date?.none, now: desk.now(), pause: 0)
            guard !Task.isCancelled else { return }
            do { try await desk.refreshReference() } catch {
                log.error("people and policies could not be read", metadata: ["error": "\(error)"])
            }
        }
    }

    /// Anonymises what its term has released. (6.2) Asked every hour, done once a day over all nodes.
    private func archive() async {
        while !Task.isCancelled {
            do {
                let count = try await desk.keepArchive()
                if count > 0 { log.notice("anonymised", metadata: ["complaints": "\(count)"]) }
            } catch {
                log.error("the archive could not be kept", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: .seconds(3600))
        }
    }

    /// At the start and then once a day: holidays that end. (6.1)
    private func warn() async {
        while !Task.isCancelled {
            if let gap = desk.holidayGap {
                log.warning(
                    "the public holidays of working calendars end: later days off count as worked",
                    metadata: [
                        "calendars": "\(gap.calendars.joined(separator: ", "))", "last-year": "\(gap.lastYear)",
                        "in-data-file": "\(gap.available.map(String.init).joined(separator: ", "))",
                    ])
            }
            try? await Task.sleep(for: .seconds(86_400))
        }
    }

    private func sweep() async {
        while !Task.isCancelled {
            do { try await desk.sweep() } catch {
                log.error("expired entries could not be swept", metadata: ["error": "\(error)"])
            }
            try? await Task.sleep(for: .seconds(3600))
        }
    }
}
