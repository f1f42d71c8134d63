import App
import Testing

@Suite("Places")
struct PlaceTests {
    private func place(
        _ commandLine: [String: String] = [:], environment: [String: String] = [:]
    ) throws -> Place {
        try Place(SettingLayers(commandLine: commandLine, environment: environment))
    }

    @Test("A database counts before a folder, unless a folder alone is named on the command line")
    func layers() throws {
        let environment = ["REDRESS_DATABASE_URL": "postgres://db/redress"]
        #expect(try place() == .folder("./data"))
        #expect(try place(environment: environment) == .server("postgres://db/redress"))
        #expect(try place(["data": "/d"], environment: environment) == .folder("/d"))
        #expect(try place(["data": "/d", "database": "postgres://x/y"]) == .server("postgres://x/y"))
        #expect(throws: SettingError.self) { try place(["database": "mysql://x/y"]) }
    }

    @Test(
        "What is shown of an address never holds its password",
        arguments: [
            ("postgres://redress:geheim@db/redress", "postgres://redress@db/redress"),
            (
                "postgres://redress:ge:heim@a:1,b:2/redress?sslmode=require",
                "postgres://redress@a:1,b:2/redress?sslmode=require"
            ),
            (
                "postgresql://db/redress?user=x&password=geheim&sslmode=disable",
                "postgresql://db/redress?user=x&password=…&sslmode=disable"
            ),
            ("postgres://db:5432/redress", "postgres://db:5432/redress"),
        ])
    func password(url: String, shown: String) {
        #expect(Place.server(url).description == shown)
    }

    @Test("A place is written sqlite:DIR or postgres://…")
    func words() {
        #expect(Place("sqlite:/var/lib/redress") == .folder("/var/lib/redress"))
        #expect(Place("postgres://h/d") == .server("postgres://h/d"))
        for word in ["", "sqlite:", "/var", "mysql://h"] { #expect(Place(word) == nil) }
    }
}
