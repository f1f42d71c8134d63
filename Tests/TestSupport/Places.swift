/// How many tests may have a database on the server at once.
public actor Places {
    public static let shared = Places()
    private var free = 8
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// Runs `body` once there is room for it.
    public nonisolated func withPlace<T>(_ body: () async throws -> T) async throws -> T {
        await take()
        do {
            let result = try await body()
            await give()
            return result
        } catch {
            await give()
            throw error
        }
    }

    private func take() async {
        guard free == 0 else { return free -= 1 }
        await withCheckedContinuation { waiting.append($0) }
    }

    private func give() {
        guard !waiting.isEmpty else { return free += 1 }
        waiting.removeFirst().resume()
    }
}
