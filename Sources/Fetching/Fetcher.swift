import CCurl
import Dispatch
import Foundation

/// Asks by libcurl, which waits: on threads of its own, few at a time, never on Swift's.
public final class Fetcher: Sendable {
    /// Whom it may ask.
    public let hosts: AllowedHosts
    private let queue = DispatchQueue(label: "redress.fetching", attributes: .concurrent)
    private let places = DispatchSemaphore(value: 8)

    public init(_ hosts: AllowedHosts) {
        self.hosts = hosts
        _ = Self.library
    }

    private static let library = ccurl_begin()

    /// Asks once. An address that may not be asked is refused without a connection.
    public func fetch(_ fetch: Fetch) async -> Fetched {
        guard let target = hosts.target(of: fetch.url) else { return .refused }
        return await withCheckedContinuation { continuation in
            queue.async { [places] in
                places.wait()
                let fetched = Transfer(fetch, target).run()
                places.signal()
                continuation.resume(returning: fetched)
            }
        }
    }
}

/// One transfer, on the thread that runs it.
private final class Transfer {
    private let fetch: Fetch
    private let target: Target
    private var bytes: [UInt8] = []
    private var isTooLarge = false
    private var isRefused = false

    init(_ fetch: Fetch, _ target: Target) {
        self.fetch = fetch
        self.target = target
    }

    func run() -> Fetched {
        guard let handle = curl_easy_init() else { return .unreachable }
        defer { curl_easy_cleanup(handle) }
        var headers: UnsafeMutablePointer<curl_slist>?
        defer { curl_slist_free_all(headers) }
        for header in fetch.headers { headers = curl_slist_append(headers, "\(header.name): \(header.value)") }
        guard prepare(handle, headers), post(handle) else { return .unreachable }
        let code = curl_easy_perform(handle)
        if isTooLarge { return .tooLarge }
        if isRefused { return .refused }
        switch code {
        case CURLE_OK:
            var status = 0
            _ = ccurl_get_status(handle, &status)
            return .answer(status: status, bytes: bytes)
        case CURLE_OPERATION_TIMEDOUT: return .timedOut
        case CURLE_FILESIZE_EXCEEDED: return .tooLarge
        default: return .unreachable
        }
    }

    private func prepare(_ handle: UnsafeMutableRawPointer, _ headers: UnsafeMutablePointer<curl_slist>?) -> Bool {
        let context = Unmanaged.passUnretained(self).toOpaque()
        let codes = [
            ccurl_set_text(handle, CURLOPT_URL, fetch.url),
            // Not followed: whom a listed host points at is not listed by that.
            ccurl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0),
            ccurl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https"),
            ccurl_set_text(handle, CURLOPT_PROXY, ""),
            ccurl_set_text(handle, CURLOPT_USERAGENT, "redress"),
            ccurl_set_long(handle, CURLOPT_NOSIGNAL, 1),
            ccurl_set_long(handle, CURLOPT_TIMEOUT_MS, fetch.timeout),
            ccurl_set_long(handle, CURLOPT_MAXFILESIZE, fetch.limit),
            ccurl_set_list(handle, CURLOPT_HTTPHEADER, headers),
            ccurl_set_write(
                handle,
                { data, size, count, context in
                    guard let data, let context else { return 0 }
                    return Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue()
                        .take(UnsafeRawBufferPointer(start: data, count: size * count))
                }, context),
            ccurl_set_open_socket(
                handle,
                { context, _, address in
                    guard let context, let address else { return CURL_SOCKET_BAD }
                    return Unmanaged<Transfer>.fromOpaque(context).takeUnretainedValue().open(address)
                }, context),
        ]
        return codes.allSatisfy { $0 == CURLE_OK }
    }

    /// Has libcurl copy what is posted, and post it at once: nobody is asked first whether it may come.
    private func post(_ handle: UnsafeMutableRawPointer) -> Bool {
        guard let body = fetch.body else { return true }
        return ccurl_set_body(handle, body, body.count) == CURLE_OK
    }

    private func take(_ data: UnsafeRawBufferPointer) -> Int {
        guard bytes.count + data.count <= fetch.limit else {
            isTooLarge = true
            return 0
        }
        bytes += data
        return data.count
    }

    /// A name that leads to this machine, or to the addresses of a link, is not asked: only this machine by its own
    /// name, where that is listed.
    private func open(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
        if !target.isLoopback, Self.isOwn(address) {
            isRefused = true
            return CURL_SOCKET_BAD
        }
        return socket(address.pointee.family, address.pointee.socktype, address.pointee.protocol)
    }

    private static func isOwn(_ address: UnsafeMutablePointer<curl_sockaddr>) -> Bool {
        guard let start = MemoryLayout<curl_sockaddr>.offset(of: \.addr) else { return true }
        // The room behind `addr` holds the whole address, longer than the field's type.
        let raw = UnsafeRawPointer(address).advanced(by: start)
        switch address.pointee.family {
        case AF_INET: return Fetcher.isOwn(bytes(raw, MemoryLayout<sockaddr_in>.offset(of: \.sin_addr), 4))
        case AF_INET6: return Fetcher.isOwn(bytes(raw, MemoryLayout<sockaddr_in6>.offset(of: \.sin6_addr), 16))
        default: return true
        }
    }

    private static func bytes(_ raw: UnsafeRawPointer, _ offset: Int?, _ count: Int) -> [UInt8] {
        Array(UnsafeRawBufferPointer(start: raw.advanced(by: offset ?? 0), count: count))
    }
}

extension Fetcher {
    /// Whether an address is this machine, or one that only this link knows.
    static func isOwn(_ bytes: [UInt8]) -> Bool {
        if bytes.count == 4 { return bytes[0] == 127 || bytes[0] == 0 || bytes[0] == 169 && bytes[1] == 254 }
        let isMapped = bytes.prefix(10).allSatisfy { $0 == 0 } && bytes[10] == 255 && bytes[11] == 255
        if isMapped { return isOwn(Array(bytes.suffix(4))) }
        let isLow = bytes.prefix(15).allSatisfy { $0 == 0 } && bytes[15] <= 1
        return isLow || bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80
    }
}
