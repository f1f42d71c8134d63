/// Where an installation keeps what it knows.
public enum Place: Sendable, Hashable, CustomStringConvertible {
    /// A folder with the embedded database and the attachments.
    case folder(String)
    /// A PostgreSQL database, attachments included, by its URL.
    case server(String)

    /// What these settings name: the database if there is one, else the folder. Whoever names a folder on the command
    /// line means it, whatever database another layer has.
    public init(_ layers: SettingLayers) throws(SettingError) {
        let folder = Place.folder(try layers.value(of: Settings.data))
        let meansFolder = layers.isGiven(Settings.data) && !layers.isGiven(Settings.database)
        self = meansFolder ? folder : try layers.value(of: Settings.database).map(Place.server) ?? folder
    }

    /// A place as a person writes it: `sqlite:DIR` or `postgres://…`; nil for anything else.
    public init?(_ text: String) {
        if text.hasPrefix("sqlite:"), text.utf8.count > 7 {
            self = .folder(String(text.dropFirst(7)))
        } else if text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") {
            self = .server(text)
        } else {
            return nil
        }
    }

    /// For people and logs: without a password.
    public var description: String {
        switch self {
        case .folder(let folder): folder
        case .server(let url): Self.withoutPassword(url)
        }
    }

    /// The option that names it.
    public var option: String {
        switch self {
        case .folder(let folder): "--data \(folder)"
        case .server: "--database URL"
        }
    }

    private static func withoutPassword(_ url: String) -> String {
        // A password may stand before the host, or among the parameters.
        url.replacing(/:\/\/([^:@\/?]*):[^@\/?]*@/) { "://\($0.1)@" }
            .replacing(/(?i)([?&]password=)[^&]*/) { "\($0.1)…" }
    }
}
