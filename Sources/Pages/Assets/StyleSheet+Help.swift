extension StyleSheet {
    /// The help centre, and articles wherever they are read.
    static let help = """
        @layer pieces {
        .article { max-inline-size: 44rem; }
        .article > * + * { margin-block-start: .75rem; }
        .article h2, .article h3, .article h4 { margin-block: 1.5rem .5rem; }
        .public .article h2 { margin-block: 2rem .5rem; font-size: 1.1875rem; }
        .article > :first-child { margin-block-start: 0; }
        .article ul, .article ol { list-style: revert; padding-inline-start: 1.5rem; }
        .article li + li { margin-block-start: .25rem; }
        .article blockquote {
          margin: 0; border-inline-start: 4px solid var(--line); padding-inline-start: 1rem; color: var(--quiet);
        }
        .article pre {
          background: var(--sunken); border-radius: var(--radius); padding: .75rem 1rem; margin: 0; white-space: pre-wrap;
        }
        .article hr { border: 0; border-block-start: 1px solid var(--line); margin-block: 1.5rem; }
        .article table { border-collapse: collapse; inline-size: 100%; }
        .article th, .article td {
          border-block-end: 1px solid var(--line); padding: .375rem .75rem .375rem 0; text-align: start; vertical-align: top;
        }
        .article th { color: var(--quiet); font-weight: 550; }
        .matches {
          border-inline-start: 4px solid var(--accent); background: var(--accent-ground); padding: .625rem .875rem;
          border-radius: 0 var(--radius) var(--radius) 0; margin-block: -.75rem 1.5rem;
        }
        .matches p { font-size: var(--small); }
        .matches .quiet { color: var(--ink); }
        .matches li { display: flex; flex-wrap: wrap; gap: 0 .75rem; align-items: center; min-block-size: 2.25rem; }
        .matches li > a { flex: 1 1 14rem; min-inline-size: 0; }
        .matches p .quiet { display: inline-block; }
        .matches button.plain { color: var(--accent-strong); font-size: var(--small); text-decoration: underline; }
        .matches .is-met { white-space: normal; font-size: var(--small); }
        }
        @layer public {
        .help-search { margin-block-end: 1.5rem; }
        .help-search label { font-weight: 600; }
        .help-search > div { display: flex; gap: .5rem; margin-block-start: .25rem; }
        .help-search button { flex: none; }
        .article-list { border-block-start: 1px solid var(--line); margin-block-end: 1rem; }
        .article-list li { border-block-end: 1px solid var(--line); }
        .article-list a { display: block; padding-block: .625rem; min-block-size: 2.75rem; }
        .article + .quiet { margin-block-start: 1.25rem; font-size: var(--small); }
        @media (max-width: 26rem) { .public .top .page, .public .top nav { column-gap: .875rem; } }
        .public .matches button.plain { padding-inline: 0; min-block-size: 2.25rem; }
        .helped { border-block-start: 1px solid var(--line); margin-block-start: 2rem; padding-block-start: 1.25rem; }
        .public .helped h2 { margin-block: 0 .75rem; }
        .public .helped .button { margin-block-start: .75rem; }
        .public .over a { display: inline-block; padding-block: .25rem; }
        @media (min-width: 40rem) { .doors > :nth-child(3) { grid-column: 1 / -1; } }
        }
        """

    /// The knowledge base on the staff's pages.
    static let articles = """
        @layer desk {
        .case-matches {
          border: 1px solid var(--accent); border-inline-start-width: 4px; border-radius: var(--radius);
          background: var(--paper); padding: .5rem .875rem .625rem; margin-block-end: 1rem; max-inline-size: 50rem;
        }
        .case-matches h2 { font-size: var(--small); }
        .case-matches li {
          display: flex; flex-wrap: wrap; gap: .125rem .75rem; align-items: center; padding-block: .25rem;
        }
        .case-matches li > a:first-child { flex: 1 1 16rem; min-inline-size: 0; }
        .case-matches li + li { border-block-start: 1px solid var(--line); }
        .case-matches .quiet, .case-matches .button { font-size: var(--small); }
        .tabs { display: flex; flex-wrap: wrap; gap: .25rem; margin-block-end: .75rem; }
        .tabs a {
          display: inline-flex; gap: .375rem; align-items: center; padding: .1875rem .625rem; min-block-size: 2rem;
          border: 1px solid var(--line); border-radius: var(--radius); color: var(--ink); text-decoration: none;
        }
        .tabs a:hover { border-color: var(--ink); }
        .tabs [aria-current] { background: var(--accent-ground); border-color: var(--accent); font-weight: 600; }
        .tabs [aria-current] .count { color: var(--ink); }
        .case-title + .lead { margin-block-start: .5rem; }
        .acts > .lines + .act { margin-block-start: .5rem; }
        .archive th:nth-child(1), :lang(zh) .archive th:nth-child(1) { inline-size: 9.5rem; }
        .archive th:nth-child(7), :lang(zh) .archive th:nth-child(7) { inline-size: 9.5rem; }
        .archive-search { display: flex; flex-wrap: wrap; gap: .375rem; align-items: center; margin-block-end: .75rem; }
        .archive-search label { font-size: var(--small); color: var(--quiet); }
        .archive-search label { flex-basis: 100%; }
        .archive-search input { flex: 1; min-inline-size: 0; max-inline-size: 20rem; }
        .narrow-label { display: none; }
        @media (max-width: 60rem) { .narrow-label { display: inline; color: var(--quiet); } }
        .articles th[scope=row] { min-inline-size: 11rem; }
        .articles td { min-inline-size: 4.5em; }
        .desk .articles thead th { white-space: normal; vertical-align: bottom; }
        @media (max-width: 40rem) { .articles .figure { text-align: start !important; } }
        .articles .figure { text-align: end; padding-inline-end: 1.5rem; min-inline-size: 0; }
        .desk .over { font-size: var(--small); }
        .article-particulars { display: grid; gap: 0 1.25rem; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); max-inline-size: 60rem; }
        .article-columns { display: grid; gap: 1.25rem; grid-template-columns: repeat(auto-fit, minmax(min(22rem, 100%), 1fr)); }
        .article-columns legend { font-weight: 650; margin-block-end: .5rem; }
        .article-form textarea { min-block-size: 18lh; font-family: var(--mono); font-size: var(--small); }
        .article-shown { margin-block-end: 1.5rem; }
        .article-shown h2, .case-main > section > h2 { margin-block: 1rem .5rem; }
        .article-words { border: 1px solid var(--line); border-radius: 8px; background: var(--paper); padding: 1rem 1.25rem; }
        .article-words h3 { font-size: 1.125rem; margin-block: .25rem .75rem; }
        .article-texts { display: grid; gap: 1rem; }
        .article-act + .article-act { margin-block-start: .5rem; }
        .article-act .explanation { max-inline-size: 44rem; }
        .diff { border: 1px solid var(--line); border-radius: var(--radius); background: var(--paper); margin-block: .25rem .75rem; overflow: hidden; }
        .diff > * { display: block; white-space: pre-wrap; padding: .125rem .75rem .125rem 1.75rem; text-decoration: none; position: relative; min-block-size: 1lh; }
        .diff ins { background: var(--met-ground); }
        .diff del { background: var(--late-ground); }
        .diff ins::before, .diff del::before { position: absolute; inset-inline-start: .625rem; font-family: var(--mono); }
        .diff ins::before { content: "+"; }
        .diff del::before { content: "−"; }
        }
        """
}
