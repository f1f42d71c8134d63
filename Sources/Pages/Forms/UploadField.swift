/// Files to send: a plain file input; the script adds paste, drag, progress and removal.
struct UploadField {
    let id: String
    var error: String?
    var kept: [KeptAttachment] = []
    var limits = UploadLimits()

    func html(texts: Texts) -> HTML {
        let hint = texts(
            .uploadHint, ["n": String(limits.maximumFiles), "size": String(limits.maximumMegabytes)])
        let message: HTML? = error.map { "<p class=\"error\" id=\"\(id)-error\">\($0)</p>" }
        let describedBy = error == nil ? "\(id)-hint" : "\(id)-error \(id)-hint"
        return """
            <div class="field upload\(error == nil ? HTML.empty : " is-faulty")">
            <label for="\(id)">\(texts[.attachments])<span class="optional">\(texts[.optional])</span></label>
            <p class="hint" id="\(id)-hint">\(hint)</p>
            \(message)\(keptList(texts))
            <input type="file" multiple id="\(id)" name="attachments" aria-describedby="\(describedBy)" data-upload \
            data-maximum="\(limits.maximumFiles)" data-megabytes="\(limits.maximumMegabytes)">
            </div>
            """
    }

    /// A box that stays ticked keeps the file: removal works without a script.
    private func keptList(_ texts: Texts) -> HTML {
        guard !kept.isEmpty else { return .empty }
        let items = kept.enumerated().map { index, file -> HTML in
            """
            <label class="choice" for="\(id)-kept-\(index)"><input type="checkbox" id="\(id)-kept-\(index)" \
            name="kept" value="\(file.token)" checked><span><bdi>\(file.name)</bdi> \
            <span class="quiet">\(AttachmentList.size(file.size))</span></span></label>
            """
        }
        return """
            <fieldset class="kept"><legend>\(texts[.keptTitle])</legend><div class="choices">\(items)</div></fieldset>
            """
    }
}
