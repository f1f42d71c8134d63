/// The second half of the complaint form: who complains and how to answer. Every field says why it is asked for.
struct ComplaintContact {
    let page: ComplainPage

    func html(texts: Texts) -> HTML {
        let values = page.values
        let email = FormField(
            "email", label: texts[.fieldEmail], kind: .email, value: values.email, error: page.errors[.email])
        let phone = FormField(
            "phone", label: texts[.fieldPhone], kind: .phone, value: values.phone, error: page.errors[.phone])
        let userID = FormField(
            "userID", label: texts[.fieldUserID], hint: texts[.fieldUserIDHint], value: values.userID,
            error: page.errors[.userID])
        let error = page.errors[.contact]
        let message: HTML? = error.map { "<p class=\"error\" id=\"contact-error\">\($0)</p>" }
        let describedBy = error == nil ? "contact-hint" : "contact-error contact-hint"
        return """
            <fieldset class="field contact\(error == nil ? HTML.empty : " is-faulty")" id="contact" tabindex="-1" \
            aria-describedby="\(describedBy)">
            <legend>\(texts[.fieldContact])</legend>
            <p class="hint" id="contact-hint">\(texts[.fieldContactHint])</p>
            \(message)
            \(FieldMarkup(
                field: email, id: "email", texts: texts, autocomplete: "email", maximum: 254, saysOptional: false
            ).html())
            \(FieldMarkup(
                field: phone, id: "phone", texts: texts, autocomplete: "tel", maximum: 32, saysOptional: false
            ).html())
            <label class="choice" for="none"><input type="checkbox" id="none" name="none" value="on"\
            \(flag: "checked", values.noContact)><span>\(texts[.fieldNoContact])\
            <small>\(texts[.fieldNoContactWarning])</small></span></label>
            </fieldset>
            \(FieldMarkup(field: userID, id: "userID", texts: texts, autocomplete: "off", maximum: 100).html())
            """
    }
}
