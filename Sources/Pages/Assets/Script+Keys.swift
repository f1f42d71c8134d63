extension Script {
    static let keys = #"""
        // Keys. Single ones can be switched off in the list that `?` opens.
        let lead = false;
        const keysOn = () => memory.get("keys") !== "off";
        const rows = () => all(".queue .title a, [data-row]");
        const move = (step) => {
          const links = rows();
          if (!links.length) return;
          const index = links.indexOf(document.activeElement);
          links[Math.min(Math.max(index + step, 0), links.length - 1)].focus();
        };
        const goTo = (element) => {
          if (!element) return false;
          if (isField(element)) { element.focus(); element.select?.(); return true; }
          element.closest("details.others")?.setAttribute("open", "");
          if (element.tagName === "DETAILS") element.open = true;
          element.scrollIntoView({ block: "nearest" });
          const field = element.querySelector("textarea, input:not([type=hidden]), select, button");
          (field ?? element).focus();
          return true;
        };
        const press = (event) => {
          if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
          const target = event.target;
          if (isField(target) && !["checkbox", "radio"].includes(target.type) || target.isContentEditable) {
            if (event.key === "Escape") target.blur();
            return;
          }
          if (!keysOn() || document.querySelector("dialog[open]")) return;
          const key = event.key;
          const done = (() => {
            if (lead) {
              lead = false;
              const link = document.querySelector(`[data-go="${CSS.escape(key)}"]`);
              if (link) location.assign(link.href);
              return Boolean(link);
            }
            if (key === "g" && document.querySelector("[data-go]")) {
              lead = true;
              setTimeout(() => { lead = false; }, 1500);
              return true;
            }
            if (key === "j" || key === "k") { move(key === "j" ? 1 : -1); return rows().length > 0; }
            if (key === "?") { document.getElementById("keys")?.showModal(); return true; }
            if (key.length !== 1) return false;
            // In a list, what belongs to the line one is in.
            const target = `[data-key~="${CSS.escape(key)}"]`;
            const line = document.activeElement?.closest("[data-scope]");
            return goTo(line?.querySelector(target) ?? document.querySelector(target));
          })();
          if (done) event.preventDefault();
        };
        """#

    /// A date is typed as it is read, the same in every language; the browser's own calendar is a button beside it.
    static let dates = #"""
        const enhanceDate = (field) => {
          const picker = make("input", { type: field.dataset.picker, tabIndex: -1, className: "picker" });
          if (picker.type !== field.dataset.picker || !picker.showPicker) return;
          picker.setAttribute("aria-hidden", "true");
          const button = make("button", { type: "button" }, say("scriptPick"));
          button.setAttribute("aria-label", `${say("scriptPick")} · ${field.labels[0]?.textContent ?? ""}`);
          button.addEventListener("click", () => {
            picker.value = field.value.trim().replace(" ", "T");
            try { picker.showPicker(); } catch { field.focus(); }
          });
          picker.addEventListener("change", () => {
            field.value = picker.value.replace("T", " ");
            field.dispatchEvent(new Event("input", { bubbles: true }));
          });
          const line = make("span", { className: "date-line" });
          field.replaceWith(line);
          line.append(field, button, picker);
        };
        """#

    static let run = #"""
        const enhanceForms = (root) => {
          all("form[data-draft]", root).forEach(enhanceDraft);
          all("input[data-upload]", root).forEach(enhanceUpload);
          all("form[data-send]", root).forEach(enhanceSending);
          all("[data-matches]", root).forEach(enhanceMatches);
          all("input[data-picker]", root).forEach(enhanceDate);
        };
        const enhance = () => {
          readSkew();
          clearDrafts();
          // As it came, before anything below makes more of it.
          all("[data-live-region]").forEach((region) => served.set(region, region.innerHTML));
          enhanceForms(document);
          all("[data-copy]").forEach((button) => {
            button.hidden = !navigator.clipboard;
            const name = button.textContent;
            button.addEventListener("click", async () => {
              await navigator.clipboard.writeText(button.dataset.copy);
              button.textContent = say("scriptCopied");
              setTimeout(() => { button.textContent = name; }, 2000);
            });
          });
          all("[data-print]").forEach((button) => {
            button.hidden = false;
            button.addEventListener("click", () => print());
          });
          all("[data-open]").forEach((button) => {
            button.hidden = false;
            button.addEventListener("click", () => document.getElementById(button.dataset.open)?.showModal());
          });
          all("[data-keys-on]").forEach((box) => {
            box.checked = keysOn();
            box.addEventListener("change", () => memory.set("keys", box.checked ? "on" : "off"));
          });
          const target = document.getElementById(location.hash.slice(1));
          if (target?.matches(".act")) goTo(target);
          // What is wrong is where whoever sent the form goes on: at what lists it, or at the field itself.
          const faulty = ".is-faulty :is(textarea, select, input:not([type=hidden]))";
          (document.getElementById("errors") ?? document.querySelector(faulty))?.focus();
          count();
          showChosen();
          listen();
        };
        addEventListener("keydown", press);
        addEventListener("change", (event) => { if (event.target.matches(".pick")) showChosen(); });
        addEventListener("click", (event) => {
          all("details.menu[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
          // From what is wrong to the field: it is unfolded, and has the focus, be it one of several boxes.
          const fault = event.target.closest?.(".summary a[href^='#']");
          const field = fault && document.getElementById(fault.hash.slice(1));
          if (field) {
            for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
            setTimeout(() => field.focus());
          }
          const jump = event.target.closest?.("[data-go-act]");
          if (jump && goTo(document.getElementById(jump.hash.slice(1)))) event.preventDefault();
        });
        addEventListener("keydown", (event) => {
          if (event.key !== "Escape") return;
          const menu = document.activeElement?.closest("details.menu[open]") ?? document.querySelector("details.menu[open]");
          if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
        });
        setInterval(() => { if (!document.hidden) count(); }, 10000);
        addEventListener("visibilitychange", count);
        enhance();
        """#
}
