public import Foundation
public import Logging
public import Storage

/// Moves an installation to another place: a folder to a database, or back.
public enum Relocation {
    /// Moves everything, or what an earlier try left; the source is only read. Throws `Move.Failure`.
    public static func run(
        from source: Place, to target: Place, log: Logger, at now: Date = WallClock.now(),
        progress: @escaping @Sendable (_ done: Int64, _ of: Int64) -> Void
    ) async throws -> VerificationReport {
        let (old, oldStore) = try await Installation.engine(source, mustExist: true, log: log)
        do {
            let (new, newStore) = try await Installation.engine(target, mustExist: false, log: log)
            do {
                let report = try await Move(from: old, oldStore, to: new, newStore).run(at: now, progress: progress)
                // A server would do it too; at once the words can be found.
                while try await new.indexNextEvents() > 0 {}
                await new.close()
                await old.close()
                return report
            } catch {
                await new.close()
                throw error
            }
        } catch {
            await old.close()
            throw error
        }
    }
}
