// swift-tools-version: 6.2
// Redress: targets bottom-up, one purpose line each. A dependency that is not listed here cannot be imported,
// which is what keeps a rule of the regulation from reaching for HTTP, SQL or a clock.

import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
]

let package = Package(
    name: "redress",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "redress", targets: ["redress"]),
        .library(name: "Complaints", targets: ["Complaints"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.1", traits: []),
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
    ],
    targets: [
        // The regulation: complaint, events, policy, clocks, gates, access. Pure: no I/O, no clock, no random source.
        .target(name: "Complaints", swiftSettings: settings),
        .testTarget(name: "ComplaintsTests", dependencies: ["Complaints"], swiftSettings: settings),

        // libargon2, by its module map.
        .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),

        // libcrypto, by its module map.
        .systemLibrary(name: "COpenSSL", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),

        // Passwords, tokens, access codes, salted digests: everything that needs randomness or a hash.
        .target(
            name: "Secrets",
            dependencies: ["CArgon2", "COpenSSL"],
            swiftSettings: settings
        ),
        .testTarget(name: "SecretsTests", dependencies: ["Secrets"], swiftSettings: settings),

        // The database seam (rows and transactions), one file of queries per noun, the migrations.
        .target(name: "Storage", dependencies: ["Complaints", "Secrets"], swiftSettings: settings),

        // libsqlite3, by its module map.
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),

        // The embedded engine over SQLite's own interface; one writer thread shares each durable commit.
        .target(name: "StorageSQLite", dependencies: ["Storage", "CSQLite"], swiftSettings: settings),

        // libpq, by its module map.
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),

        // The engine for several machines over libpq; one writer over all nodes, who hear of each other's commits.
        .target(name: "StoragePostgres", dependencies: ["Storage", "CLibPQ", "Complaints"], swiftSettings: settings),

        // What tests of several targets need: a PostgreSQL server of their own.
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        .testTarget(
            name: "StorageTests",
            dependencies: ["Storage", "StorageSQLite", "StoragePostgres", "TestSupport", "Complaints", "Secrets"],
            swiftSettings: settings
        ),

        // The stories of ComplaintsTests, stored.
        .testTarget(
            name: "SequenceTests",
            dependencies: ["Storage", "StorageSQLite", "StoragePostgres", "TestSupport", "Complaints"],
            swiftSettings: settings
        ),

        // From the outside world to plain values: multipart forms, attachments checked by content, CSV files.
        .target(name: "Channels", dependencies: ["Complaints"], swiftSettings: settings),
        .testTarget(name: "ChannelsTests", dependencies: ["Channels", "Complaints"], swiftSettings: settings),

        // libcurl, whose variadic functions Swift cannot call, with one function per kind of argument.
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),

        // One GET to a listed host, with a limit of time and of size: how back-office tools are asked.
        .target(name: "Fetching", dependencies: ["CCurl"], swiftSettings: settings),
        .testTarget(name: "FetchingTests", dependencies: ["Fetching", "TestSupport"], swiftSettings: settings),

        // Use cases: read, decide, save in one transaction. The only place that asks what time it is.
        .target(
            name: "Desk",
            dependencies: [
                "Complaints", "Storage", "Secrets", "Channels", "Fetching",
                .product(name: "Logging", package: "swift-log"),
            ],
            // Public holidays; in the program itself, so that there is nothing to install beside it.
            resources: [.embedInCode("Resources/china-holidays.json")],
            swiftSettings: settings
        ),
        .testTarget(
            name: "DeskTests",
            dependencies: [
                "Desk", "Jobs", "Fetching", "Storage", "StorageSQLite", "StoragePostgres", "TestSupport", "Complaints",
                "Channels",
                "Secrets",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings
        ),

        // Work nobody asks for: the clock watcher, the outbox, the search index; the pure retry rule.
        .target(
            name: "Jobs",
            dependencies: [
                "Desk", "Complaints", "Storage",
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings
        ),

        // libcmark-gfm and its extensions, by their module map.
        .systemLibrary(
            name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),

        // Markdown as harmless HTML: no markup and no address of the author's own gets through.
        .target(name: "Markdown", dependencies: ["CCMarkGFM"], swiftSettings: settings),

        // What people see: plain models in, HTML out; the style sheet, the scripts, one catalogue per language.
        .target(name: "Pages", dependencies: ["Complaints", "Markdown"], swiftSettings: settings),
        .testTarget(name: "PagesTests", dependencies: ["Pages", "Complaints"], swiftSettings: settings),

        // HTTP: routes, forms, sessions, the JSON API, live updates, errors as answers.
        .target(
            name: "Web",
            dependencies: [
                "Desk", "Pages", "Channels", "Complaints", "Storage", "Secrets",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: settings
        ),

        // Settings and composition, nothing else.
        .target(
            name: "App",
            dependencies: [
                "Web", "Desk", "Jobs", "Storage", "StorageSQLite", "StoragePostgres", "Complaints", "Fetching",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "AppTests",
            dependencies: [
                "App", "Desk", "Storage", "TestSupport", "Complaints", .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),

        // The command line.
        .executableTarget(
            name: "redress",
            dependencies: [
                "App", "Desk", "Channels", "Complaints", "Storage",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings,
            // Memory for many threads at once, instead of the C library's. (docs/decisions/0033)
            linkerSettings: [.linkedLibrary(":libtcmalloc_minimal.so.4")]
        ),
    ]
)
