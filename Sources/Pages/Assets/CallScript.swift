/// The script of a video call, loaded on its pages only. (3'.L1.3)
///
/// The agent always offers and the complainant always answers; each offer has an id of its own, and what belongs to an
/// earlier one is left aside. Whoever comes back after a reload says so, and a new offer is made. The server's stream
/// asks every few seconds whether somebody is there, so that a page in the background answers too.
enum CallScript {
    static let text = [start, media, peer, signals, controls, run].joined(separator: "\n")

    static let start = #"""
        const room = document.querySelector("[data-call]");
        const isStaff = room.dataset.side === "staff";
        const part = (name, root = room) => root.querySelector(`[data-call-${name}]`);
        const say = (name) => { part("status").textContent = room.dataset[`say${name}`] ?? ""; };
        let isOver = false;
        let isConnected = false;
        const post = (act, fields = {}) => fetch(`${room.dataset.post}/${act}`, {
          method: "POST", redirect: "error", keepalive: act === "end",
          body: new URLSearchParams({ csrf: room.dataset.csrf, ...fields }),
        });
        const pause = (time) => new Promise((done) => { setTimeout(done, time); });
        // One after the other, and again when the line breaks: candidates are of no use before their offer.
        let sending = Promise.resolve();
        const send = (kind, body = {}) => {
          sending = sending.then(async () => {
            for (let attempt = 0; attempt < 5 && !isOver; attempt += 1) {
              try {
                const answer = await post("signal", { kind, body: JSON.stringify(body) });
                if (answer.status < 500) return;
              } catch { /* the line is down */ }
              await pause(1000);
            }
          });
        };
        """#

    static let media = #"""
        let local = new MediaStream();
        let screen = null;
        let opened = () => {};
        const isOpen = new Promise((done) => { opened = done; });
        const track = (kind) => (kind === "video" && screen
          ? screen.getVideoTracks()[0] : local.getTracks().find((one) => one.kind === kind)) ?? null;
        const showMine = () => {
          const mine = part("mine");
          mine.srcObject = screen ?? local;
          mine.play().catch(() => {});
        };
        const openMedia = async (camera) => {
          const wishes = camera
            ? [{ audio: true, video: true }, { audio: true }, { video: true }] : [{ audio: true }];
          for (const wish of wishes) {
            try { local = await navigator.mediaDevices.getUserMedia(wish); break; } catch { /* the next one */ }
          }
          part("mute").disabled = !track("audio");
          part("camera-off").disabled = !track("video");
          part("share").disabled = !navigator.mediaDevices.getDisplayMedia;
          showMine();
          opened();
          return local.getTracks().length > 0;
        };
        """#

    static let peer = #"""
        let peer = null;
        let epoch = "";
        const watch = (mine) => {
          if (mine !== peer || isOver) return;
          const state = mine.connectionState;
          isConnected = state === "connected";
          if (isConnected) say("Connected");
          if (state === "disconnected") say("Reconnecting");
          if (state !== "failed") return;
          say("Reconnecting");
          if (isStaff) offer().catch(() => {});
          else send("ready");
        };
        const connect = (id) => {
          peer?.close();
          epoch = id;
          const mine = new RTCPeerConnection({ iceServers: JSON.parse(room.dataset.ice).servers });
          peer = mine;
          const theirs = new MediaStream();
          mine.addEventListener("icecandidate", ({ candidate }) => {
            if (candidate && mine === peer) send("candidate", { epoch: id, candidate });
          });
          mine.addEventListener("track", (event) => {
            theirs.addTrack(event.track);
            const video = part("theirs");
            video.srcObject = theirs;
            video.play().catch(() => {});
          });
          mine.addEventListener("connectionstatechange", () => watch(mine));
          if (!isOver) say("Connecting");
          return mine;
        };
        const offer = async () => {
          const id = crypto.randomUUID();
          const mine = connect(id);
          for (const kind of ["audio", "video"]) mine.addTransceiver(track(kind) ?? kind, { direction: "sendrecv" });
          await mine.setLocalDescription();
          send("offer", { epoch: id, description: mine.localDescription });
        };
        const answer = async ({ epoch: id, description }) => {
          const mine = connect(id);
          await mine.setRemoteDescription(description);
          for (const transceiver of mine.getTransceivers()) {
            transceiver.direction = "sendrecv";
            await transceiver.sender.replaceTrack(track(transceiver.receiver.track.kind));
          }
          await mine.setLocalDescription();
          send("answer", { epoch: id, description: mine.localDescription });
        };
        """#

    static let signals = #"""
        let source = null;
        const over = (ending) => {
          if (isOver) return;
          isOver = true;
          source?.close();
          peer?.close();
          for (const one of [...local.getTracks(), ...screen?.getTracks() ?? []]) one.stop();
          room.hidden = false;
          document.querySelector("[data-call-consent]")?.remove();
          document.querySelector("[data-call-link]")?.remove();
          document.querySelector("[data-call-back]")?.removeAttribute("hidden");
          const had = document.activeElement;
          room.querySelector(".call-screens").remove();
          room.querySelector(".call-acts").remove();
          // What had the focus is gone: it goes to what is said of it, and the way back is the next stop.
          const status = room.querySelector("[data-call-status]");
          status.tabIndex = -1;
          if (!had?.isConnected || document.activeElement === document.body) status.focus();
          say({ "hung-up": "HungUp", declined: "Declined", lost: "Lost" }[ending] ?? "HungUp");
        };
        const hear = async (kind, body) => {
          await isOpen;
          if (isOver) return;
          if (isStaff && kind === "ready") await offer();
          if (!isStaff && kind === "hello") send("ready");
          if (!isStaff && kind === "offer") await answer(body);
          if (body.epoch !== epoch || !peer) return;
          if (isStaff && kind === "answer") await peer.setRemoteDescription(body.description);
          if (kind === "candidate") await peer.addIceCandidate(body.candidate);
        };
        let hearing = Promise.resolve();
        const listen = () => {
          source = new EventSource(room.dataset.stream);
          source.addEventListener("ping", () => { post("beat").catch(() => {}); });
          source.addEventListener("signal", ({ data }) => {
            const { kind, body } = JSON.parse(data);
            hearing = hearing.then(() => hear(kind, JSON.parse(body))).catch(() => {});
          });
          source.addEventListener("state", ({ data }) => {
            const { state, ending } = JSON.parse(data);
            if (state === "ended") over(ending);
            else if (isStaff && !isConnected) say(state === "waiting" ? "Waiting" : "Connecting");
          });
        };
        """#

    static let controls = #"""
        const toggle = (name, kind) => part(name).addEventListener("click", () => {
          const one = local.getTracks().find((track) => track.kind === kind);
          if (!one) return;
          one.enabled = !one.enabled;
          part(name).setAttribute("aria-pressed", String(!one.enabled));
        });
        const sendVideo = async () => {
          const sender = peer?.getTransceivers().find((one) => one.receiver.track.kind === "video")?.sender;
          await sender?.replaceTrack(track("video"));
          part("share").setAttribute("aria-pressed", String(Boolean(screen)));
          showMine();
        };
        const share = async () => {
          if (screen) {
            screen.getTracks().forEach((one) => one.stop());
            screen = null;
          } else {
            try { screen = await navigator.mediaDevices.getDisplayMedia({ video: true }); } catch { return; }
            screen.getVideoTracks()[0].addEventListener("ended", () => { screen = null; sendVideo(); });
          }
          await sendVideo();
        };
        """#

    static let run = #"""
        const begin = async (camera) => {
          say("Media");
          const isHeard = await openMedia(camera);
          if (isOver) { local.getTracks().forEach((one) => one.stop()); return; }
          say(isHeard ? isStaff && room.dataset.joined === "no" ? "Waiting" : "Connecting" : "NoMedia");
          if (!isStaff) send("ready");
          else if (room.dataset.joined === "yes") send("hello");
        };
        const join = async (button) => {
          const problem = document.querySelector("[data-call-problem]");
          problem.hidden = true;
          let why = room.dataset.sayFailed;
          let answer = null;
          try {
            answer = await post("join");
            // What the rules refuse comes with its reason and clause.
            if (answer.status === 409) why = await answer.text() || why;
          } catch { /* the line is down */ }
          if (!answer?.ok) {
            problem.textContent = why;
            problem.hidden = false;
            return;
          }
          document.querySelector("[data-call-consent]").remove();
          room.hidden = false;
          part("end").focus();
          await begin(button.dataset.callJoin === "camera");
        };
        toggle("mute", "audio");
        toggle("camera-off", "video");
        part("share").addEventListener("click", share);
        part("end").addEventListener("click", () => { post("end").catch(() => {}); over("hung-up"); });
        document.querySelector("[data-call-decline]")?.addEventListener("click", () => {
          post("decline").catch(() => {});
          over("declined");
        });
        for (const button of document.querySelectorAll("[data-call-join]")) {
          button.addEventListener("click", () => join(button));
        }
        if (!navigator.mediaDevices || !window.RTCPeerConnection) {
          room.hidden = false;
          say("Insecure");
          for (const button of document.querySelectorAll("[data-call-join]")) button.disabled = true;
        } else {
          listen();
          if (isStaff) begin(true);
        }
        addEventListener("pagehide", () => source?.close());
        """#
}
