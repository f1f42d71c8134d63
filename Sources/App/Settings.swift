public import Fetching

/// Everything the server is told, from four layers: command line, environment, file, default.
public struct Settings: Sendable, Hashable {
    /// Where everything is kept.
    public var place: Place
    public var host: String
    public var port: Int
    public var publicURL: String?
    public var allowsPlainHTTP: Bool
    public var trustsProxy: Bool
    public var siteName: String?
    /// Hosts of back-office tools that may be looked up. (3'.L1.1)
    public var lookUpHosts: AllowedHosts
    /// Hosts that measures are posted to. (3'.L2.3)
    public var webhookHosts: AllowedHosts
    /// STUN and TURN servers of video calls. (3'.L1.3)
    public var iceServers: [String]
    /// What the TURN server knows us by.
    public var turnSecret: String?
    /// File of public holidays to use instead of the built-in one. (6.1)
    public var holidays: String?
    public var logLevel: LogLevel
    public var logFormat: LogFormat
    /// Seconds that requests get to finish when the server stops.
    public var grace: Int
    /// Fills an empty database with example complaints.
    public var demo: Bool

    /// The settings that these layers amount to.
    public init(_ layers: SettingLayers) throws(SettingError) {
        place = try Place(layers)
        host = try layers.value(of: Self.host)
        port = try layers.value(of: Self.port)
        publicURL = try layers.value(of: Self.publicURL)
        allowsPlainHTTP = try layers.value(of: Self.allowPlainHTTP)
        trustsProxy = try layers.value(of: Self.trustProxy)
        siteName = try layers.value(of: Self.siteName)
        lookUpHosts = try layers.value(of: Self.lookUpHosts)
        webhookHosts = try layers.value(of: Self.webhookHosts)
        iceServers = try layers.value(of: Self.iceServers)
        turnSecret = try layers.value(of: Self.turnSecret)
        holidays = try layers.value(of: Self.holidays)
        logLevel = try layers.value(of: Self.logLevel)
        logFormat = try layers.value(of: Self.logFormat)
        grace = try layers.value(of: Self.grace)
        demo = try layers.value(of: Self.demo)
    }
}

// The table.
extension Settings {
    public static let data = Setting.text(
        "data", "DIR", "./data", "Folder of the database and the attachments; made if it is missing.")
    public static let database = Setting.database(
        "database", variable: "REDRESS_DATABASE_URL", "URL",
        "PostgreSQL database to use instead of the folder's own, postgres://…; attachments are kept there too.")
    public static let host = Setting.text("host", "HOST", "127.0.0.1", "Address to listen on.")
    public static let port = Setting.number("port", "8080", 0...65_535, "Port to listen on; 0 takes a free one.")
    public static let publicURL = Setting.address(
        "public-url", "URL", "Address that people use, if it is not the one listened on; https makes cookies secure.")
    public static let allowPlainHTTP = Setting.flag(
        "allow-plain-http", "Serves plain http beyond this machine: passwords then travel in the clear.")
    public static let trustProxy = Setting.flag(
        "trust-proxy", "Believes X-Forwarded-For; only behind a proxy of one's own.")
    public static let siteName = Setting.optionalText("site-name", "NAME", "Name shown at the top of every page.")
    public static let lookUpHosts = Setting.hosts(
        "lookup-hosts", "HOST,…", "Hosts that back-office look-ups may ask, with :PORT where only that is meant.")
    public static let webhookHosts = Setting.hosts(
        "webhook-hosts", "HOST,…",
        "Hosts that starts and ends of measures may be posted to, with :PORT where only that is meant.")
    public static let iceServers = Setting.iceServers(
        "ice-servers", "URL,…", "STUN and TURN servers of video calls, such as turn:turn.example.com:3478.")
    public static let turnSecret = Setting.secret(
        "turn-secret", "SECRET", "The TURN server's static-auth-secret; better in the file than on the command line.")
    public static let holidays = Setting.file(
        "holidays", "FILE", "File of public holidays and make-up workdays, instead of the built-in one.")
    public static let logLevel: Setting<LogLevel> = Setting.word(
        "log-level", "info", "How much is logged: trace, debug, info, notice, warning, error.")
    public static let logFormat: Setting<LogFormat> = Setting.word("log-format", "text", "Log lines as text or json.")
    public static let grace = Setting.number(
        "grace", "10", 0...3600, "Seconds that requests get to finish when the server stops.")
    public static let demo = Setting.flag(
        "demo", "Fills an empty database with example complaints and accounts; never for real use.")

    /// Every setting, in the order of the help.
    public static let rows: [SettingRow] = [
        data.row, database.row, host.row, port.row, publicURL.row, allowPlainHTTP.row, trustProxy.row, siteName.row,
        lookUpHosts.row, webhookHosts.row, iceServers.row, turnSecret.row, holidays.row, logLevel.row, logFormat.row,
        grace.row, demo.row,
    ]

    /// What a file may set: all but where the file itself is found.
    static let fileNames = rows.map(\.name).filter { $0 != data.name }
}

/// How much is logged.
public enum LogLevel: String, CaseIterable, Sendable, Hashable {
    case trace, debug, info, notice, warning, error
}

/// How a log line looks.
public enum LogFormat: String, CaseIterable, Sendable, Hashable {
    case text, json
}
