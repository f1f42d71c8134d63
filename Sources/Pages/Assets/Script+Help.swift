extension Script {
    static let help = #"""
        // Help articles below a text while it is typed, quietly: nothing waits for them, nothing is missing without.
        const enhanceMatches = (place) => {
          const field = document.getElementById(place.dataset.for);
          if (!field) return;
          let timer = 0;
          let running = null;
          let asked = field.defaultValue.trim();
          const answerable = () => all("[data-answered]", place).forEach((button) => {
            button.hidden = false;
            button.addEventListener("click", () => {
              const csrf = field.form.querySelector("[name=csrf]").value;
              const body = new URLSearchParams({ csrf, answer: "yes", from: "complain" });
              fetch(button.dataset.answered, { method: "POST", body, redirect: "manual" }).catch(() => {});
              const note = make("span", { className: "is-met", tabIndex: -1 }, say("scriptAnswered"));
              button.replaceWith(note);
              note.focus();
            });
          });
          const ask = async () => {
            const text = field.value.trim();
            if (text === asked) return;
            asked = text;
            running?.abort();
            running = new AbortController();
            let html = "";
            if ([...text].length > 3) {
              const body = new URLSearchParams({ q: text.slice(0, 4000) });
              const answer = await fetch(place.dataset.matches, { method: "POST", body, signal: running.signal });
              if (!answer.ok) return;
              html = await answer.text();
            }
            if (field.value.trim() !== text || place.contains(document.activeElement)) return;
            const fresh = new DOMParser().parseFromString(html, "text/html").body;
            if (fresh.textContent === place.textContent) return;
            place.replaceChildren(...document.adoptNode(fresh).childNodes);
            answerable();
          };
          const soon = () => { clearTimeout(timer); timer = setTimeout(() => ask().catch(() => {}), 500); };
          field.addEventListener("input", soon);
          answerable();
          soon();
        };
        // An article goes into the answer that is being written; without a script the link opens one with it.
        addEventListener("click", (event) => {
          const link = event.target.closest?.("[data-insert]");
          const field = link && document.getElementById("send-text");
          if (!field || event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          const before = field.value.trimEnd();
          field.value = before ? `${before}\n\n${link.dataset.insert}` : link.dataset.insert;
          field.dispatchEvent(new Event("input", { bubbles: true }));
          goTo(field.closest(".act"));
          field.focus();
        });
        """#
}
