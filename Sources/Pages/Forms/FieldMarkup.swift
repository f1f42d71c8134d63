/// Writes one field: label, hint, error and control, tied together for screen readers.
struct FieldMarkup {
    let field: FormField
    /// Unique on the page.
    let id: String
    let texts: Texts
    var autocomplete: String?
    var maximum: Int?
    var rows = 4
    /// Whether a field that may stay empty says so.
    var saysOptional = true
    /// What stands behind the title of a group, such as its clause.
    var mark: HTML?
    /// Whether the title of a group stands just above it already: then it is for screen readers only.
    var isTitleAbove = false

    func html() -> HTML {
        switch field.kind {
        case .hidden: return "<input type=\"hidden\" name=\"\(field.name)\" value=\"\(field.value)\">"
        case .radio(let options): return group(options, type: "radio", chosen: [field.value])
        case .checkboxes(let options):
            return group(options, type: "checkbox", chosen: field.value.split(separator: ",").map(String.init))
        case .checkbox: return checkbox()
        default: break
        }
        return """
            <div class="field\(faulty)">
            <label for="\(id)">\(field.label)\(optional)</label>
            \(hint)\(error)
            \(control())
            </div>
            """
    }

    private func control() -> HTML {
        let common: HTML = """
             id="\(id)" name="\(field.name)"\(attribute: "aria-describedby", describedBy)\
            \(attribute: "aria-invalid", field.error == nil ? nil : "true")\(flag: "required", field.required)
            """
        let limit = maximum.map(String.init)
        switch field.kind {
        case .longText:
            return """
                <textarea\(common) rows="\(rows)" dir="auto"\(attribute: "maxlength", limit)>
                \(field.value)</textarea>
                """
        case .select(let options):
            let items = options.map { option -> HTML in
                "<option value=\"\(option.value)\"\(flag: "selected", option.value == field.value)>\(option.label)"
            }
            return "<select\(common)>\(items)</select>"
        case .file: return "<input type=\"file\" multiple\(common) data-upload>"
        case .date: return date("datetime-local", common)
        case .day: return date("date", common)
        case .time: return date("time", common)
        case .password:
            return "<input type=\"password\"\(common)\(attribute: "autocomplete", autocomplete)>"
        case .email: return line("email", common, limit)
        case .phone: return line("tel", common, limit)
        default: return line("text", common, limit)
        }
    }

    /// Typed as staff read dates, the same in every language; the script offers the browser's calendar.
    private func date(_ picker: String, _ common: HTML) -> HTML {
        // As browsers and files write it, a T stands between date and time.
        let shown = field.value.count == 16 ? field.value.replacing("T", with: " ") : field.value
        return """
            <input type="text"\(common) value="\(shown)" data-picker="\(picker)" autocomplete="off" maxlength="40">
            """
    }

    private func line(_ type: String, _ common: HTML, _ limit: String?) -> HTML {
        """
        <input type="\(type)"\(common) value="\(field.value)"\(attribute: "autocomplete", autocomplete)\
        \(attribute: "maxlength", limit)\(attribute: "dir", type == "text" ? "auto" : nil)>
        """
    }

    private func group(_ options: [FormField.Option], type: String, chosen: [String]) -> HTML {
        let choices = options.enumerated().map { index, option -> HTML in
            let choice = index == 0 ? id : "\(id)-\(index)"
            return """
                <label class="choice" for="\(choice)"><input type="\(type)" id="\(choice)" name="\(field.name)" \
                value="\(option.value)"\(flag: "checked", chosen.contains(option.value))\
                \(flag: "required", field.required && type == "radio")><span>\(option.label)</span></label>
                """
        }
        let title: HTML = isTitleAbove ? "<span class=\"visually-hidden\">\(field.label)</span>" : "\(field.label)"
        return """
            <fieldset class="field\(faulty)"\(attribute: "aria-describedby", describedBy)>
            <legend>\(title)\(optional)\(mark)</legend>
            \(hint)\(error)
            <div class="choices">\(choices)</div>
            </fieldset>
            """
    }

    private func checkbox() -> HTML {
        """
        <div class="field\(faulty)">
        \(error)
        <label class="choice" for="\(id)"><input type="checkbox" id="\(id)" name="\(field.name)" value="on"\
        \(flag: "checked", field.value == "on")\(attribute: "aria-describedby", describedBy)>\
        <span>\(field.label)</span></label>
        \(hint)
        </div>
        """
    }

    private var faulty: HTML { field.error == nil ? .empty : " is-faulty" }

    private var optional: HTML? {
        field.required || !saysOptional ? nil : "<span class=\"optional\">\(texts[.optional])</span>"
    }

    private var hint: HTML? {
        words.map { "<p class=\"hint\" id=\"\(id)-hint\">\($0)</p>" }
    }

    /// The field's own hint, and how a date is written.
    private var words: String? {
        let format: String? =
            switch field.kind {
            case .date: texts[.dateTimeFormat]
            case .day: texts[.dateFormat]
            case .time: texts[.timeFormat]
            default: nil
            }
        let all = [field.hint, format].compactMap { $0 }
        return all.isEmpty ? nil : all.joined(separator: " ")
    }

    private var error: HTML? {
        field.error.map { "<p class=\"error\" id=\"\(id)-error\">\($0)</p>" }
    }

    private var describedBy: String? {
        let ids = [field.error == nil ? nil : "\(id)-error", words == nil ? nil : "\(id)-hint"].compactMap { $0 }
        return ids.isEmpty ? nil : ids.joined(separator: " ")
    }
}
