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
        const bare = () => location.href.split("#")[0];
        let shown = bare();
        // The answer is shown as it came: asking for it again could lose what is shown only once.
        const showAnswer = (text, address) => {
          const answer = new DOMParser().parseFromString(text, "text/html");
          if (address !== location.href) history.pushState(null, "", address);
          shown = bare();
          document.title = answer.title;
          document.documentElement.lang = answer.documentElement.lang;
          document.documentElement.dataset.now = answer.documentElement.dataset.now;
          document.body.replaceWith(document.adoptNode(answer.body));
          scrollTo(0, 0);
          enhance();
          if (!document.querySelector("#errors, .is-faulty")) document.getElementById("main")?.focus();
        };
        // Going back from an answer is going to another page; following a link within the page is not.
        addEventListener("popstate", () => { if (bare() !== shown) location.reload(); });
        """#
}
