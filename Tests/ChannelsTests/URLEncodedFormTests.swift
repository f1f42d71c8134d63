import Channels
import Testing

@Suite struct URLEncodedFormTests {
    private func decode(_ text: String) throws -> [[String]] {
        try URLEncodedForm.decode(Array(text.utf8)).fields.map { [$0.name, $0.value] }
    }

    @Test("fields in their order, blanks and percent signs decoded") func decoded() throws {
        #expect(try decode("a=1&b=x+y%20z&a=2") == [["a", "1"], ["b", "x y z"], ["a", "2"]])
        #expect(try decode("title=%E9%A1%B5%E9%9D%A2&c%3D=%26%2B") == [["title", "页面"], ["c=", "&+"]])
        #expect(try decode("a&b=&=c&&d=e=f") == [["a", ""], ["b", ""], ["", "c"], ["d", "e=f"]])
        #expect(try decode("") == [])
        #expect(try decode("a=页面") == [["a", "页面"]])
    }

    @Test("a name sent several times keeps all its values") func several() throws {
        let values = try URLEncodedForm.decode(Array("t=1&u=2&t=3".utf8))
        #expect(values["t"] == "1")
        #expect(values.all("t") == ["1", "3"])
        #expect(values["x"] == nil)
        #expect(values.all("x") == [])
    }

    @Test("a broken percent sign is an error at its field", arguments: ["a=1&b=%", "a=1&b=%4", "a=1&%zz=1", "a&b=%+1"])
    func percent(text: String) {
        #expect(throws: URLEncodedFormError.percentMalformed(field: 2)) { try decode(text) }
    }

    @Test("bytes that are no UTF-8 are an error", arguments: ["a=%FF", "a=%C0%80", "a=%ED%A0%80", "%E9%A1=1"])
    func invalid(text: String) {
        #expect(throws: URLEncodedFormError.notUTF8(field: 1)) { try decode(text) }
    }

    @Test("more fields than allowed are refused") func limit() throws {
        let body = Array(String(repeating: "a=1&", count: 5).utf8)
        #expect(try URLEncodedForm.decode(body, limit: 5).fields.count == 5)
        #expect(throws: URLEncodedFormError.tooManyFields(limit: 4)) { try URLEncodedForm.decode(body, limit: 4) }
    }
}
