extension StyleSheet {
    /// Temporary measures and isolation.
    static let measures = """
        @layer pieces {
        .measures { display: grid; gap: .75rem; }
        .measure-list { margin-block: 1.5rem; }
        .measure-list > h2 { margin-block-end: .75rem; }
        .measure-list .measures { grid-template-columns: repeat(auto-fill, minmax(min(100%, 24rem), 1fr)); align-items: start; }
        .measure {
          border: 1px solid var(--line); border-inline-start: 4px solid var(--edge); border-radius: 8px;
          background: var(--paper); padding: .75rem 1rem; display: grid; gap: .375rem; min-inline-size: 0;
        }
        .measure.is-active { border-inline-start-color: var(--accent); }
        .measure.is-proposed { border-inline-start-style: dashed; }
        .measure h3 { font-size: 1rem; }
        .measure .parts { font-size: var(--small); }
        .measure .mark.is-isolation { border-color: var(--late); color: var(--late); }
        .measure .is-soon-text { color: var(--soon); font-size: var(--small); font-weight: 550; }
        @media (max-width: 30rem) {
          .measure .clock-head { flex-direction: column; gap: .125rem; }
        }
        .hosts { display: grid; gap: .75rem; margin-block-start: 1.5rem; }
        .hosts + .hosts { margin-block-start: 2.5rem; }
        .hosts > * { min-inline-size: 0; }
        .desk .hosts > h2 { margin-block: 0; }
        .hosts .tools { margin-block: 0; }
        .hosts .narrow { margin-block-start: .75rem; }
        .hosts .narrow > h3 { margin-block-end: .5rem; }
        .case-measures .measure { padding: .5rem .75rem; font-size: var(--small); }
        .case-measures .parts > div { grid-template-columns: 4.5rem minmax(0, 1fr); }
        :lang(en) .case-measures .parts > div { grid-template-columns: 6rem minmax(0, 1fr); }
        }
        """
}
