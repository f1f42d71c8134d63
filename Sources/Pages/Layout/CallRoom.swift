/// The room of a video call, the same on both sides: two pictures, what is going on, what can be done. (3'.L1.3)
public struct CallRoom: Sendable {
    /// Who sits here.
    public enum Side: String, Sendable {
        case staff, complainant
    }

    public var side: Side
    /// Where signals come from, after the ones that are past.
    public var stream: String
    /// Where acts are posted: `signal`, `beat`, `end`, and for the complainant `join`.
    public var post: String
    /// The other side's name.
    public var other: String
    /// STUN and TURN servers, as the browser takes them.
    public var iceServers: String
    /// Whether the complainant agreed already.
    public var isJoined: Bool

    public init(side: Side, stream: String, post: String, other: String, iceServers: String, isJoined: Bool) {
        self.side = side
        self.stream = stream
        self.post = post
        self.other = other
        self.iceServers = iceServers
        self.isJoined = isJoined
    }

    func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let first = side == .staff ? texts[isJoined ? .callSayConnecting : .callSayWaiting] : ""
        return """
            <section class="call" data-call data-side="\(side.rawValue)" data-stream="\(stream)" data-post="\(post)" \
            data-csrf="\(context.csrf)" data-ice="\(iceServers)" data-joined="\(isJoined ? "yes" : "no")" \
            data-say-media="\(texts[.callSayMedia])" data-say-waiting="\(texts[.callSayWaiting])" \
            data-say-connecting="\(texts[.callSayConnecting])" data-say-connected="\(texts[.callSayConnected])" \
            data-say-reconnecting="\(texts[.callSayReconnecting])" data-say-no-media="\(texts[.callSayNoMedia])" \
            data-say-insecure="\(texts[.callSayInsecure])" data-say-failed="\(texts[.callSayFailed])" \
            data-say-hung-up="\(texts[.callOverHungUp])" data-say-declined="\(texts[.callOverDeclined])" \
            data-say-lost="\(texts[.callOverLost])"\(flag: "hidden", side == .complainant)>
            <p class="call-status" role="status" data-call-status>\(first)</p>
            <div class="call-screens">
            <figure class="call-theirs"><video data-call-theirs playsinline></video>\
            <figcaption><bdi>\(other)</bdi></figcaption></figure>
            <figure class="call-mine"><video data-call-mine playsinline muted></video>\
            <figcaption>\(texts[side == .staff ? .callMe : .callYou])</figcaption></figure>
            </div>
            <div class="call-acts" role="group" aria-label="\(texts[.callControls])">
            \(toggle("mute", .callMute, texts))
            \(toggle("camera-off", .callCameraOff, texts))
            \(toggle("share", .callShare, texts))
            <button type="button" class="danger" data-call-end>\(texts[.callHangUp])</button>
            </div>
            </section>
            <noscript><p class="flash is-error">\(texts[.callNeedsScript])</p></noscript>
            """
    }

    private func toggle(_ name: StaticString, _ key: TextKey, _ texts: Texts) -> HTML {
        """
        <button type="button" aria-pressed="false" data-call-\(HTML(stringLiteral: "\(name)")) disabled>\
        \(texts[key])</button>
        """
    }
}
