extension StyleSheet {
    /// Reports to the management group.
    static let reports = """
        @layer desk {
        .reports { border-block-start: 1px solid var(--line); max-inline-size: 60rem; }
        .reports > li {
          border-block-end: 1px solid var(--line); padding-block: .625rem; display: grid; gap: .25rem 1rem;
          grid-template-columns: minmax(0, 1fr) auto;
        }
        .reports > li > * { grid-column: 1 / -1; min-inline-size: 0; }
        .reports > li > .report-head { grid-column: 1; }
        .reports > li:focus-within { background: var(--accent-ground); box-shadow: -.5rem 0 var(--accent-ground), .5rem 0 var(--accent-ground); }
        .report-head a { color: var(--ink); font-weight: 550; text-decoration: none; }
        .report-head a:hover bdi { text-decoration: underline; }
        .report-head .number { color: var(--quiet); font-weight: 400; margin-inline-end: .375rem; }
        .report-line { display: flex; flex-wrap: wrap; gap: .125rem .5rem; align-items: baseline; font-size: var(--small); }
        .report-end { margin-inline-start: auto; }
        .reports .act { border: 0; background: none; }
        .reports > li > .act:not([open]) { grid-column: 2; grid-row: 1; }
        .reports .act > summary { padding: 0; color: var(--accent); min-block-size: 1.5rem; }
        .reports .act > form { padding: .25rem 0 0; inline-size: min(34rem, 100%); }
        @media (max-width: 48rem) { .report-end { margin-inline-start: 0; flex-basis: 100%; } }
        }
        """
}
