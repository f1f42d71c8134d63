extension Script {
    static let uploads = #"""
        // Files by picking, drag or paste, with removal; the input itself stays what is sent.
        const sizeText = (bytes) => bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
        // On a phone the camera is one tap away.
        const addCamera = (input, take) => {
          const camera = make("input", { type: "file", accept: "image/*", hidden: true });
          camera.setAttribute("capture", "environment");
          const button = make("button", { type: "button", className: "camera" }, say("scriptCamera"));
          button.addEventListener("click", () => camera.click());
          camera.addEventListener("change", () => { take([...camera.files]); camera.value = ""; });
          input.after(button, camera);
        };
        const enhanceUpload = (input) => {
          const box = input.closest(".field");
          const list = make("ul", { className: "picked" });
          const note = make("p", { className: "hint" }, say("scriptDrop"));
          note.setAttribute("role", "status");
          input.after(note, list);
          if (matchMedia("(pointer: coarse)").matches) addCamera(input, (files) => add(files));
          let files = [];
          const most = Number(input.dataset.maximum) || 10;
          const bytes = (Number(input.dataset.megabytes) || 10) * 1e6;
          const show = () => {
            const transfer = new DataTransfer();
            files.forEach((file) => transfer.items.add(file));
            input.files = transfer.files;
            all("img", list).forEach((image) => URL.revokeObjectURL(image.src));
            list.replaceChildren(...files.map((file, index) => {
              const remove = make("button", { type: "button" }, say("scriptRemove"));
              remove.setAttribute("aria-label", `${say("scriptRemove")} ${file.name}`);
              remove.addEventListener("click", () => { files.splice(index, 1); show(); input.focus(); });
              const picture = /^image\/(png|jpeg|gif|webp)$/.test(file.type)
                ? [make("img", { src: URL.createObjectURL(file), alt: "" })] : [];
              const size = make("span", { className: "quiet" }, sizeText(file.size));
              return make("li", {}, ...picture, make("bdi", {}, file.name), size, remove);
            }));
          };
          const add = (more) => {
            const problems = [];
            for (const file of more) {
              if (file.size > bytes) problems.push(`${file.name} ${say("scriptTooLarge", { size: bytes / 1e6 })}`);
              else if (files.length >= most) { problems.push(say("scriptTooMany", { n: most })); break; }
              else files.push(file);
            }
            note.textContent = problems.length ? problems.join(" · ") : say("scriptDrop");
            show();
          };
          input.addEventListener("change", () => add([...input.files].filter((file) => !files.includes(file))));
          const form = input.form;
          const carries = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
          form.addEventListener("dragover", (event) => {
            if (carries(event)) { event.preventDefault(); box.classList.add("is-over"); }
          });
          form.addEventListener("dragleave", () => box.classList.remove("is-over"));
          form.addEventListener("drop", (event) => {
            if (!carries(event)) return;
            event.preventDefault();
            box.classList.remove("is-over");
            add([...event.dataTransfer.files]);
          });
          form.addEventListener("paste", (event) => {
            const pasted = [...(event.clipboardData?.files ?? [])];
            if (pasted.length) { event.preventDefault(); add(pasted); }
          });
          input.addEventListener("given", (event) => { add(event.detail); goTo(input.closest("details") ?? input); });
        };
        // A screenshot pasted while nothing is being written goes to the first form that takes one.
        addEventListener("paste", (event) => {
          const pasted = [...(event.clipboardData?.files ?? [])];
          const input = document.querySelector("input[data-upload]");
          if (event.defaultPrevented || !pasted.length || !input || isField(document.activeElement)) return;
          event.preventDefault();
          input.dispatchEvent(new CustomEvent("given", { detail: pasted }));
        });
        // Sending with progress. A broken connection leaves everything as it was typed.
        const enhanceSending = (form) => form.addEventListener("submit", (event) => {
          const button = event.submitter ?? form.querySelector("button:not([type=button])");
          if (button?.disabled) { event.preventDefault(); return; }
          if (!all("input[type=file]", form).some((input) => input.files.length)) return;
          event.preventDefault();
          const bar = make("progress", { max: 100, value: 0 });
          const label = make("p", { className: "hint" }, say("scriptSending"));
          label.setAttribute("role", "status");
          button.disabled = true;
          button.closest("p").after(bar, label);
          const request = new XMLHttpRequest();
          const failed = () => {
            bar.remove();
            button.disabled = false;
            label.textContent = say("scriptUploadFailed");
            label.className = "error";
          };
          request.upload.addEventListener("progress", (progress) => {
            if (!progress.lengthComputable) return;
            const n = Math.round(100 * progress.loaded / progress.total);
            bar.value = n;
            label.textContent = n < 100 ? say("scriptUploading", { n }) : say("scriptSending");
          });
          request.addEventListener("load", () => {
            if (!/html/.test(request.getResponseHeader("Content-Type") ?? "")) { failed(); return; }
            showAnswer(request.responseText, request.responseURL);
          });
          request.addEventListener("error", failed);
          request.addEventListener("abort", failed);
          request.open("POST", form.action);
          request.setRequestHeader("Accept", "text/html");
          request.send(new FormData(form));
        });
        // The answer is shown as it came: asking for it again could lose what is shown only once.
        const showAnswer = (text, address) => {
          const answer = new DOMParser().parseFromString(text, "text/html");
          if (address !== location.href) history.pushState(null, "", address);
          document.title = answer.title;
          document.documentElement.lang = answer.documentElement.lang;
          document.documentElement.dataset.now = answer.documentElement.dataset.now;
          document.body.replaceWith(document.adoptNode(answer.body));
          enhance();
          scrollTo(0, 0);
          (document.getElementById("errors") ?? document.getElementById("main"))?.focus();
        };
        addEventListener("popstate", () => location.reload());
        """#

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
          const focus = here.contains(document.activeElement) ? document.activeElement : null;
          const focusMark = focus && (focus.id ? `#${CSS.escape(focus.id)}`
            : focus.closest("[id]") && here.contains(focus.closest("[id]"))
              ? `#${CSS.escape(focus.closest("[id]").id)} ${focus.tagName.toLowerCase()}`
              : focus.getAttribute("href") ? `a[href="${CSS.escape(focus.getAttribute("href"))}"]` : null);
          const anchor = all("[id]", here).find((element) => element.getBoundingClientRect().bottom > 0);
          const top = anchor?.getBoundingClientRect().top;
          served.set(here, now);
          here.replaceChildren(...document.adoptNode(there).childNodes);
          open.forEach((id) => document.getElementById(id)?.setAttribute("open", ""));
          shut.forEach((id) => document.getElementById(id)?.removeAttribute("open"));
          popped.forEach((id) => document.getElementById(id)?.showPopover());
          keepChosen(chosen);
          if (focusMark) here.querySelector(focusMark)?.focus({ preventScroll: true });
          const moved = anchor && document.getElementById(anchor.id);
          if (moved && scrollY > 0) scrollBy(0, moved.getBoundingClientRect().top - top);
          enhanceForms(here);
          return true;
        };
        const refresh = async () => {
          const answer = await fetch(location.href, { headers: { Accept: "text/html" }, redirect: "error" });
          if (!answer.ok) return;
          const page = new DOMParser().parseFromString(await answer.text(), "text/html");
          document.documentElement.dataset.now = page.documentElement.dataset.now;
          readSkew();
          let complete = true;
          for (const here of all("[data-live-region]")) {
            const there = page.querySelector(`[data-live-region="${CSS.escape(here.dataset.liveRegion)}"]`);
            if (there && !swap(here, there)) complete = false;
          }
          count();
          notice(!complete);
        };
        const notice = (needed) => {
          document.querySelector(".live-notice")?.remove();
          if (!needed) return;
          const element = make("div", { className: "live-notice" }, say("scriptUpdated"));
          element.setAttribute("role", "status");
          document.body.append(element);
          setTimeout(() => element.remove(), 12000);
        };
        let source = null;
        const listen = () => {
          source?.close();
          const address = document.body.dataset.live;
          if (!address) return;
          source = new EventSource(address);
          let timer = 0;
          source.addEventListener("changed", () => {
            clearTimeout(timer);
            timer = setTimeout(() => refresh().catch(() => {}), 150);
          });
        };
        addEventListener("pagehide", () => source?.close());
        """#
}
