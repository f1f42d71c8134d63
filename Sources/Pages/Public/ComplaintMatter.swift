import Complaints

/// The first half of the complaint form: what it is about.
struct ComplaintMatter {
    let page: ComplainPage

    func html(texts: Texts) -> HTML {
        let values = page.values
        let content = FormField(
            "content", label: texts[.fieldContent], hint: texts[.fieldContentHint], kind: .longText,
            value: values.content, error: page.errors[.content], required: true)
        let about = FormField(
            "about", label: texts[.fieldAbout], hint: texts[.fieldAboutHint], value: values.about,
            error: page.errors[.about])
        let title = FormField(
            "title", label: texts[.fieldTitle], hint: texts[.fieldTitleHint], value: values.title,
            error: page.errors[.title])
        return """
            \(type(texts))
            \(subType(texts))
            \(FieldMarkup(field: content, id: "content", texts: texts, maximum: 20_000, rows: 8).html())
            \(HelpMatches.place(for: "content", page.matches, texts: texts))
            \(FieldMarkup(field: about, id: "about", texts: texts, maximum: 200).html())
            \(FieldMarkup(field: title, id: "title", texts: texts, maximum: 200).html())
            """
    }

    private func type(_ texts: Texts) -> HTML {
        let error = page.errors[.type]
        let choices = ComplaintType.allCases.enumerated().map { index, type -> HTML in
            let id = index == 0 ? "type" : "type-\(type.rawValue)"
            return """
                <label class="choice" for="\(id)"><input type="radio" id="\(id)" name="type" value="\(type.rawValue)"\
                \(flag: "checked", page.values.type == type) required><span>\(texts.word(type))\
                <small>\(texts.explanation(type))</small></span></label>
                """
        }
        let message: HTML? = error.map { "<p class=\"error\" id=\"type-error\">\($0)</p>" }
        return """
            <fieldset class="field\(error == nil ? HTML.empty : " is-faulty")"\
            \(attribute: "aria-describedby", error == nil ? nil : "type-error")>
            <legend>\(texts[.fieldType])</legend>
            \(message)
            <div class="choices">\(choices)</div>
            </fieldset>
            """
    }

    /// One list for all types: a list that changes with the type would need a script.
    private func subType(_ texts: Texts) -> HTML {
        guard !page.subTypes.isEmpty else { return .empty }
        let groups = ComplaintType.allCases.map { type -> HTML in
            let choices = page.subTypes.filter { $0.type == type }
            if choices.isEmpty { return .empty }
            let options = choices.map { choice -> HTML in
                let chosen = choice.value == page.values.subType
                return "<option value=\"\(choice.value)\"\(flag: "selected", chosen)>\(choice.label)</option>"
            }
            return "<optgroup label=\"\(texts.word(type))\">\(options)</optgroup>"
        }
        let error: HTML? = page.errors[.subType].map { "<p class=\"error\" id=\"subType-error\">\($0)</p>" }
        return """
            <div class="field\(error == nil ? HTML.empty : " is-faulty")">
            <label for="subType">\(texts[.fieldSubType])<span class="optional">\(texts[.optional])</span></label>
            \(error)
            <select id="subType" name="subType"\(attribute: "aria-describedby", error == nil ? nil : "subType-error")>\
            <option value="">\(texts[.noChoice])</option>\(groups)</select>
            </div>
            """
    }
}
