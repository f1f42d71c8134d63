import Complaints
import Desk
import Hummingbird
import Logging
import NIOCore

/// What is known about one request.
struct WebContext: RequestContext {
    var coreContext: CoreRequestContextStorage
    /// The peer's address, for limits.
    var address: String
    var language: Language = .zh
    /// Set by `?lang=`: remembered in a cookie.
    var chosenLanguage: Language?
    /// The signed-in member of staff.
    var who: SignedIn?

    init(source: ApplicationRequestContextSource) {
        coreContext = .init(source: source)
        address = source.channel.remoteAddress?.ipAddress ?? "local"
    }

    var maxUploadSize: Int { 1024 * 1024 }
}
