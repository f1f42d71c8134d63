import Testing

@testable import Pages

struct AssetTests {
    @Test("assets are named by their content")
    func names() {
        for asset in Assets.all { #expect(asset.path.hasPrefix("/assets/redress")) }
        #expect(Set(Assets.all.map(\.path)).count == Assets.all.count)
        let one = Asset(name: "a", suffix: "css", contentType: "text/css", content: "x")
        let two = Asset(name: "a", suffix: "css", contentType: "text/css", content: "y")
        #expect(one.path != two.path)
    }

    @Test("nothing is fetched from a third party")
    func local() {
        for asset in Assets.all {
            let text = asset.content.replacing("http://www.w3.org/2000/svg", with: "")
            #expect(!text.contains("http:") && !text.contains("https:") && !text.contains("@import"))
        }
    }

    @Test("braces of the style sheet pair up")
    func braces() {
        let text = Assets.styleSheet.content
        #expect(text.count { $0 == "{" } == text.count { $0 == "}" })
    }

    @Test("the script knows every word it says, in both languages")
    func words() {
        let script = Assets.script.content
        let said = script.matches(of: /say\([^)]*?"(\w+)"/).map { String($0.output.1) }
        #expect(said.count > 8)
        for key in said { #expect(Script.words.components(of: "\(key): ") == 2, "\(key)") }
    }
}

extension String {
    fileprivate func components(of needle: String) -> Int { ranges(of: needle).count }
}
