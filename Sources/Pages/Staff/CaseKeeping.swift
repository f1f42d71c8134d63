import Complaints
public import Foundation

/// How long a case is kept, what keeps it longer, and what its complainant asked about the data. (6.2)
public struct CaseKeeping: Sendable {
    /// Who holds it, since when, and why.
    public struct Hold: Sendable {
        public var by: String
        public var since: Date
        public var reason: String

        public init(by: String, since: Date, reason: String) {
            self.by = by
            self.since = since
            self.reason = reason
        }
    }

    /// A request without an answer.
    public struct Request: Sendable {
        public var name: String
        public var madeAt: Date

        public init(name: String, madeAt: Date) {
            self.name = name
            self.madeAt = madeAt
        }
    }

    /// For how long after its end, by its policy.
    public var term: String
    /// nil while it is open.
    public var until: Date?
    public var anonymisedAt: Date?
    public var hold: Hold?
    public var requests: [Request]
    /// Where the dossier is; nil for whoever may not have it.
    public var dossier: String?
    /// It has of what is internal the hashes alone: the complaint is about the reader. (1.2)
    public var isDossierPart = false

    public init(
        term: String = "", until: Date? = nil, anonymisedAt: Date? = nil, hold: Hold? = nil, requests: [Request] = [],
        dossier: String? = nil
    ) {
        self.term = term
        self.until = until
        self.anonymisedAt = anonymisedAt
        self.hold = hold
        self.requests = requests
        self.dossier = dossier
    }

    func html(in context: PageContext) -> HTML {
        let texts = context.texts
        let time = context.time
        let requests = requests.map { request in
            texts(.keepingRequest, ["request": request.name, "time": time.staff(request.madeAt)])
        }
        let hold = hold.map {
            texts(.keepingHeld, ["name": $0.by, "time": time.staff($0.since), "reason": $0.reason])
        }
        let lines = [standing(texts, time), hold].compactMap { $0 } + requests
        let items = lines.map { line -> HTML in "<li dir=\"auto\">\(line)</li>" }
        let link: HTML? = dossier.map { path in
            """
            <p><a class="button" href="\(path)" download>\(texts[.dossierDownload])</a></p>
            <p class="quiet">\(texts[isDossierPart ? .dossierPartText : .dossierText])</p>
            """
        }
        return """
            <section class="keeping"><h2>\(texts[.keepingTitle])\(ClauseMark.html("6.2", in: context))</h2>
            <ul class="lines">\(items)</ul>\(link)</section>
            """
    }

    private func standing(_ texts: Texts, _ time: TimeFormat) -> String {
        if let anonymisedAt { return texts(.keepingAnonymised, ["time": time.staff(anonymisedAt)]) }
        guard let until else { return texts(.keepingOpen, ["retention": term]) }
        let key: TextKey = until <= time.now && hold == nil && requests.isEmpty ? .keepingReleased : .keepingUntil
        return texts(key, ["time": time.staff(until)])
    }
}
