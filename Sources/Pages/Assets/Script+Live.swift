extension Script {
    static let live = #"""
        // Live updates: fetch this page again and swap what changed, never what is being read or typed.
        const untouched = (form) => all("input, textarea, select", form).every((field) =>
          field.type === "hidden" || field.type === "file" && !field.files.length
          || (["checkbox", "radio"].includes(field.type) ? field.checked === field.defaultChecked
            : field.tagName === "SELECT" ? all("option", field).every((option, index, options) =>
              option.selected === option.defaultSelected
              || !options.some((other) => other.defaultSelected) && option.selected === (index === 0))
              : field.value === field.defaultValue));
        // Lines ticked for a form elsewhere on the page stay ticked; one that left the list stays chosen, unseen.
        const selection = () => document.getElementById("select");
        const choices = (root) => all("input.pick", root);
        const leftBehind = () => all("input[data-left]", selection());
        const showChosen = () => {
          const place = selection()?.querySelector("[data-chosen]");
          if (!place) return;
          const n = choices(document).filter((box) => box.checked).length + leftBehind().length;
          place.textContent = n ? say("scriptChosen", { n }) : "";
        };
        const keepChosen = (before) => {
          if (!selection()) return;
          const boxes = new Map(choices(document).map((box) => [box.value, box]));
          for (const input of leftBehind()) {
            const box = boxes.get(input.value);
            if (box) { box.checked = true; input.remove(); }
          }
          for (const value of before) {
            const box = boxes.get(value);
            if (box) box.checked = true;
            else {
              const input = make("input", { type: "hidden", name: "number", value });
              input.dataset.left = "";
              selection().append(input);
            }
          }
          showChosen();
        };
        const sliding = (here) => all(".scroll, .views, .tabs", here);
        // Where the focus is, so that it comes back: by id, by address, or by its place among those of its kind.
        const placeOf = (focus, here) => {
          const kind = focus.localName;
          const near = focus.closest("[id]");
          const scope = near && near !== here && here.contains(near) ? near : here;
          const href = focus.getAttribute("href");
          const like = href ? `a[href="${CSS.escape(href)}"]` : kind;
          return { id: scope === here ? null : scope.id, isIt: scope === focus, like, index: all(like, scope).indexOf(focus) };
        };
        // What is gone leaves the focus at the start of what it stood in, not at the top of the page.
        const returnTo = ({ id, isIt, like, index }, here) => {
          const scope = id ? document.getElementById(id) : here;
          const again = scope && here.contains(scope) ? isIt ? scope : all(like, scope)[index] : null;
          if (!again) here.tabIndex = -1;
          (again ?? here).focus({ preventScroll: true });
        };
        const served = new WeakMap();
        const swap = (here, there) => {
          const before = served.get(here) ?? here.innerHTML;
          const now = there.innerHTML;
          const plain = (html) => html.replace(/(<input type="hidden" name="csrf"[^>]*>)|(<time class="left[^]*?<\/time>)/g, "");
          if (plain(before) === plain(now)) return true;
          if (all("form", here).some((form) => !untouched(form))
            || here.contains(document.activeElement) && isField(document.activeElement)
            && !document.activeElement.matches(".pick")) return false;
          const chosen = choices(here).filter((box) => box.checked).map((box) => box.value);
          const open = all("details", here).filter((d) => d.open && d.id).map((d) => d.id);
          const shut = all("details", here).filter((d) => !d.open && d.id).map((d) => d.id);
          const popped = "popover" in HTMLElement.prototype
            ? all("[popover]", here).filter((menu) => menu.matches(":popover-open")).map((menu) => menu.id) : [];
          const focus = here.contains(document.activeElement) && here !== document.activeElement
            ? placeOf(document.activeElement, here) : null;
          const slid = sliding(here).map((element) => element.scrollLeft);
          const anchor = all("[id]", here).find((element) => element.getBoundingClientRect().bottom > 0);
          const top = anchor?.getBoundingClientRect().top;
          served.set(here, now);
          here.replaceChildren(...document.adoptNode(there).childNodes);
          open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
          shut.forEach((id) => document.getElementById(id)?.removeAttribute("open"));
          popped.forEach((id) => document.getElementById(id)?.showPopover());
          keepChosen(chosen);
          sliding(here).forEach((element, index) => { element.scrollLeft = slid[index] ?? 0; });
          if (focus) returnTo(focus, here);
          const moved = anchor && document.getElementById(anchor.id);
          if (moved && scrollY > 0) scrollBy(0, moved.getBoundingClientRect().top - top);
          enhanceForms(here);
          return true;
        };
        const readPage = async (answer) => new DOMParser().parseFromString(await answer.text(), "text/html");
        const counterpart = (here, page) =>
          page.querySelector(`[data-live-region="${CSS.escape(here.dataset.liveRegion)}"]`);
        // A form that stands outside of what is swapped, saved by somebody else since it was opened.
        const overtaken = (page) => all("form[id] > input[name=revision]").some((here) => {
          const there = page.getElementById(here.form.id)?.querySelector("input[name=revision]");
          return there && there.value !== here.value;
        });
        const refresh = async () => {
          const answer = await fetch(location.href, { headers: { Accept: "text/html" }, redirect: "manual" });
          if (answer.type === "opaqueredirect" || answer.status === 404) { moved(); return; }
          if (!answer.ok) return;
          const page = await readPage(answer);
          document.documentElement.dataset.now = page.documentElement.dataset.now;
          readSkew();
          let complete = true;
          for (const here of all("[data-live-region]")) {
            const there = counterpart(here, page);
            if (there && !swap(here, there)) complete = false;
          }
          count();
          if (overtaken(page)) notice(say("scriptOvertaken"), true);
          else notice(complete ? "" : say("scriptUpdated"));
        };
        // The figures beside the views alone: what else is on the page did not change.
        const recount = async () => {
          for (const here of all("[data-part]")) {
            const answer = await fetch(here.dataset.part, { headers: { Accept: "text/html" }, redirect: "error" });
            const there = answer.ok ? counterpart(here, await readPage(answer)) : null;
            if (there) swap(here, there);
          }
        };
        const notice = (text, lasts = false, ...more) => {
          document.querySelector(".live-notice")?.remove();
          if (!text) return;
          const element = make("div", { className: "live-notice" }, text, ...more);
          element.setAttribute("role", "status");
          document.body.append(element);
          if (!lasts) setTimeout(() => element.remove(), 12000);
        };
        // What the page is about has gone elsewhere: whoever reads it is told, and decides when to follow.
        const moved = () => {
          const follow = make("button", { type: "button" }, say("scriptReload"));
          follow.addEventListener("click", () => location.reload());
          notice(say("scriptMoved"), true, follow);
        };
        let source = null;
        const listen = () => {
          source?.close();
          source = null;
          const address = document.body.dataset.live;
          // A browser keeps few lines open to one server: a page nobody sees leaves its own to the others.
          if (!address || document.hidden) return;
          source = new EventSource(address);
          let changing = 0;
          let counting = 0;
          let isOpen = false;
          const change = () => {
            clearTimeout(changing);
            changing = setTimeout(() => refresh().catch(() => {}), 150);
          };
          source.addEventListener("changed", change);
          source.addEventListener("counted", () => {
            counting ||= setTimeout(() => { counting = 0; recount().catch(() => {}); }, 1000);
          });
          // The line was down: what was said meanwhile was not heard.
          source.addEventListener("open", () => {
            if (isOpen) change();
            isOpen = true;
          });
        };
        addEventListener("pagehide", () => source?.close());
        addEventListener("visibilitychange", () => {
          if (document.hidden) { source?.close(); source = null; }
          else if (!source && document.body.dataset.live) {
            listen();
            const hearsOfItself = document.body.dataset.live !== "\#(Paths.live)";
            (hearsOfItself ? refresh() : recount()).catch(() => {});
          }
        });
        """#
}
