import Foundation
import Storage

extension PostgresConnection {
    /// Runs `body` on one snapshot; once more if the connection turns out to be lost.
    func read<T>(_ body: (any Connection) throws -> T) throws -> T {
        var isSecond = false
        while true {
            do {
                try begin(.reading)
                let value = try body(self)
                end("COMMIT")
                return value
            } catch {
                let again = !isSecond && isLostOrStale
                rollback()
                guard again else { throw interrupt.isRequested ? CancellationError() : error }
                isSecond = true
            }
        }
    }

    /// Runs `body` in a transaction beside others and commits it; answers what is to be told. A body that only met
    /// another one is run again, up to five times in all; so is, once, one whose connection was lost.
    func aside<T>(_ body: (any Connection) throws -> T) throws -> (T, [Change]) {
        var hasLost = false
        for attempt in 1... {
            do {
                try begin(.aside)
                let value = try body(self)
                try commit()
                return (value, causes.changes)
            } catch {
                let collided = isCollision && attempt < 5
                let lost = isLostOrStale && !hasLost
                let again = (collided || lost) && canRunAgain
                rollback()
                guard again else { throw error }
                if lost { hasLost = true }
                if collided { Thread.sleep(forTimeInterval: .random(in: 0.001...0.02) * Double(attempt)) }
            }
        }
        throw StorageError.busy
    }

    private var isCollision: Bool {
        guard case .refused(let error)? = failure else { return false }
        return error.isCollision
    }

    /// Whether another try may do, at once: not after we waited in vain for an answer.
    private var isLostOrStale: Bool {
        guard !interrupt.isRequested else { return false }
        switch failure {
        case .refused(let error): return error.isStalePlan || error.endsConnection(of: kind)
        case .lost(let lost): return !lost.isTimeout
        case nil: return false
        }
    }
}
