import Complaints

/// The script: countdowns, live updates, keys, drafts, uploads. Every page works without it.
enum Script {
    static let parts = [start, countdowns, drafts, uploads, live, keys, dates, help, run]

    /// The words the script says, out of the one catalogue.
    static var words: String {
        let keys: [TextKey] = [
            .timeLeft, .timeOver, .spanDays, .spanHours, .spanMinutes, .spanUnderMinute, .scriptCopied, .scriptCamera,
            .scriptRemove,
            .scriptDrop, .scriptTooLarge, .scriptTooMany, .scriptUploading, .scriptUploadFailed, .scriptSending,
            .scriptDraft, .scriptDraftClear, .scriptUpdated, .scriptReload,
            .scriptMoved, .scriptOvertaken,
            .scriptAnswered, .scriptChosen, .scriptPick,
        ]
        let languages = Language.allCases.map { language in
            let texts = Texts(language)
            let entries = keys.map { "\($0): \(quoted(texts[$0]))" }.joined(separator: ",\n    ")
            return "  \(quoted(language.rawValue)): {\n    \(entries)\n  }"
        }
        return "const catalogue = {\n\(languages.joined(separator: ",\n"))\n};"
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { result += "\\" }
            result.unicodeScalars.append(scalar)
        }
        return result + "\""
    }

    static let start = #"""
        const words = catalogue[document.documentElement.lang] ?? catalogue["zh-CN"];
        const say = (key, values = {}) => words[key].replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
        const all = (selector, root = document) => [...root.querySelectorAll(selector)];
        const make = (name, properties = {}, ...children) => {
          const element = Object.assign(document.createElement(name), properties);
          element.append(...children);
          return element;
        };
        const memory = {
          get(key) { try { return localStorage.getItem(key); } catch { return null; } },
          set(key, value) { try { localStorage.setItem(key, value); } catch { /* private browsing */ } },
          remove(key) { try { localStorage.removeItem(key); } catch { /* private browsing */ } },
        };
        const isField = (element) => element?.matches?.("input:not([type=hidden]), textarea, select") ?? false;
        """#

    static let countdowns = #"""
        // Countdowns: the server's clock counts, not the reader's.
        let skew = 0;
        const readSkew = () => { skew = Number(document.documentElement.dataset.now) * 1000 - Date.now(); };
        const span = (seconds) => {
          const minutes = Math.floor(seconds / 60);
          const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60];
          const parts = days ? [["spanDays", days], ["spanHours", hours]] : [["spanHours", hours], ["spanMinutes", rest]];
          const text = parts.filter(([, n]) => n > 0).map(([key, n]) => say(key, { n })).join(" ");
          return text || say("spanUnderMinute");
        };
        const count = () => {
          const now = Date.now() + skew;
          for (const element of all("time.left")) {
            const left = (Date.parse(element.dateTime) - now) / 1000;
            const state = left <= 0 ? "late" : left < Number(element.dataset.length) / 4 ? "soon" : "calm";
            const text = say(left <= 0 ? "timeOver" : "timeLeft", { time: span(Math.abs(left)) });
            if (element.textContent !== text) element.textContent = text;
            const shape = `left is-${state}`;
            if (element.className !== shape) element.className = shape;
          }
        };
        """#

    static let drafts = #"""
        // Drafts: what is typed stays in this browser until it was received. Files and tokens are not kept.
        const kept = (form) => all("input, textarea, select", form).filter((field) => field.name && field.name !== "csrf"
          && field.name !== "version" && field.name !== "kept" && !["file", "password"].includes(field.type));
        const draftName = (form) => `draft:${form.dataset.draft}`;
        const readDraft = (form) => kept(form).flatMap((field) =>
          ["checkbox", "radio"].includes(field.type)
            ? (field.checked ? [[field.name, field.value]] : []) : [[field.name, field.value]]);
        const typed = (form) => kept(form).some((field) => field.type !== "hidden"
          && (["checkbox", "radio"].includes(field.type) ? field.checked : field.value !== ""));
        const enhanceDraft = (form) => {
          const name = draftName(form);
          const save = () => {
            if (typed(form)) memory.set(name, JSON.stringify(readDraft(form)));
            else memory.remove(name);
          };
          const stored = memory.get(name);
          if (stored && !typed(form)) {
            try { restoreDraft(form, JSON.parse(stored)); } catch { memory.remove(name); }
          }
          form.addEventListener("input", save);
          form.addEventListener("change", save);
        };
        const restoreDraft = (form, entries) => {
          for (const field of kept(form)) {
            const values = entries.filter(([name]) => name === field.name).map(([, value]) => value);
            if (["checkbox", "radio"].includes(field.type)) field.checked = values.includes(field.value);
            else if (values.length) field.value = values[0];
          }
          const clear = make("button", { type: "button", textContent: say("scriptDraftClear") });
          const note = make("p", { className: "draft quiet" }, say("scriptDraft"), clear);
          note.setAttribute("role", "status");
          clear.addEventListener("click", () => { memory.remove(draftName(form)); form.reset(); note.remove(); });
          form.prepend(note);
          form.closest("details")?.setAttribute("open", "");
        };
        const clearDrafts = () => {
          const name = document.body.dataset.clearDraft;
          if (name) memory.remove(`draft:${name}`);
        };
        """#
}
