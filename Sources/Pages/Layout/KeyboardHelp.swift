/// The list of keys, opened by `?`. Single keys can be switched off there. (WCAG 2.1.4)
enum KeyboardHelp {
    static func html(texts: Texts) -> HTML {
        let keys: [(String, TextKey)] = [
            ("/", .keySearch), ("j k", .keyMove), ("Enter", .keyOpen), ("r", .keyAnswer), ("n", .keyNote),
            ("a", .keyAssign), ("e", .keyNext), ("g t", .keyGoToRegister), ("g m", .keyGoMine),
            ("g d", .keyGoDepartment), ("g b", .keyGoBreached), ("g a", .keyGoAll), ("g n", .keyGoNotices),
            ("g q", .keyGoReports), ("g r", .keyGoArchive),
            ("?", .keyHelp),
        ]
        let rows = keys.map { key, text -> HTML in
            let caps = key.split(separator: " ").map { part -> HTML in "<kbd>\(String(part))</kbd> " }
            return "<div><dt>\(caps)</dt><dd>\(texts[text])</dd></div>"
        }
        return """
            <dialog id="keys" aria-labelledby="keys-title">
            <h2 id="keys-title">\(texts[.keyboardTitle])</h2>
            <dl class="keys">\(rows)</dl>
            <label class="check"><input type="checkbox" data-keys-on checked> \(texts[.keysOn])</label>
            <form method="dialog"><button>\(texts[.close])</button></form>
            </dialog>
            """
    }
}
