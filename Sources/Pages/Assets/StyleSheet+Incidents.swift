extension StyleSheet {
    /// Incidents and their bulletins, for the public and on the desk.
    static let incidents = """
        @layer pieces {
        .stages { display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: .375rem; margin-block: 1rem 1.25rem; }
        .stages li { border-block-start: 4px solid var(--line); padding-block-start: .375rem; color: var(--quiet); font-size: var(--small); }
        .stages .is-past { border-color: var(--met); color: var(--ink); }
        .stages .is-now { border-color: var(--accent); color: var(--ink); font-weight: 650; }
        @media (max-width: 30rem) { .stages li { font-size: var(--tiny); overflow-wrap: normal; hyphens: auto; } }
        .bulletins { border-block-start: 1px solid var(--line); margin-block-start: .5rem; }
        .bulletins li { padding-block: .875rem; border-block-end: 1px solid var(--line); }
        .bulletins li:target { background: var(--accent-ground); }
        .bulletin-head { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: baseline; }
        .bulletin-head time { color: var(--quiet); font-size: var(--small); }
        .bulletin-text { white-space: pre-wrap; max-inline-size: 44rem; }
        .over { font-size: var(--small); }
        .scroll { overflow-x: auto; }
        }
        @layer public {
        .incident-list { border-block-start: 1px solid var(--line); margin-block-end: 1rem; }
        .incident-list li {
          display: flex; flex-wrap: wrap; gap: .125rem .875rem; align-items: center; padding-block: .625rem;
          border-block-end: 1px solid var(--line); min-block-size: 3rem;
        }
        .incident-list a { flex: 1 1 14rem; min-inline-size: 0; font-weight: 550; padding-block: .25rem; }
        .incident-list time { color: var(--quiet); font-size: var(--small); }
        .public .over a { display: inline-block; padding-block: .25rem; }
        .subscribe { max-inline-size: 30rem; margin-block: 2rem 1.5rem; }
        .public section > p + form { margin-block-start: 1rem; }
        .public .stages + .lead { margin-block-end: .25rem; }
        .short-form { max-inline-size: 34rem; }
        .short-form dl { margin-block-end: 1.5rem; }
        .short-form .field { margin-block-end: 1.5rem; }
        @media (max-width: 40rem) {
          .short-form .parts > div { grid-template-columns: minmax(0, 1fr); gap: 0; padding-block-end: .5rem; }
        }
        }
        @layer desk {
        .incident { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 0 2rem; }
        .incident section { margin-block-end: 1.75rem; }
        .incident section > h2 { margin-block-end: .5rem; }
        .incident section > h2 ~ p { margin-block-start: .375rem; }
        .incident p + section { margin-block-start: 1.75rem; }
        .incident .acts { margin-block-start: 2rem; }
        .incident-main [data-live-region=incident] > section { margin-block-start: 1rem; }
        .incident-side { border-inline-start: 1px solid var(--line); padding-inline-start: 1.25rem; }
        .linked > li { padding-block: .375rem; border-block-end: 1px solid var(--line); }
        .linked .choice { padding-block: .125rem; }
        .linked .act { border: 0; background: none; font-size: var(--small); }
        .linked .act > summary { padding: .125rem 0; color: var(--accent); }
        .linked .act > form { padding: .25rem 0; }
        .linked .number { color: var(--quiet); }
        .inline-search > div { display: flex; gap: .5rem; margin-block: .25rem .75rem; }
        .inline-search button { flex: none; }
        .incident-history li { padding-block: .25rem; font-size: var(--small); }
        .incident-history time { color: var(--quiet); }
        .outcomes ul { margin-block-start: .25rem; }
        .desk input.pick[type=checkbox] {
          position: relative; z-index: 2; min-block-size: 1.5rem; block-size: 1.5rem; inline-size: 1.5rem;
          margin: 0 .25rem 0 -.25rem; vertical-align: middle;
        }
        @media not (forced-colors: active) {
          /* As large as a finger needs, drawn as small as the line wants it. */
          .desk input.pick[type=checkbox] {
            appearance: none; border: .25rem solid transparent; border-radius: .375rem;
            background: var(--paper) padding-box; box-shadow: inset 0 0 0 1px var(--edge);
            display: inline-grid; place-content: center;
          }
          .desk input.pick[type=checkbox]:checked { background: var(--accent) padding-box; box-shadow: none; }
          .desk input.pick[type=checkbox]:checked::before {
            content: "✓"; color: var(--on-accent); font: 700 .75rem/1 var(--sans, sans-serif);
          }
        }
        .queue-select { margin-block: .5rem; display: flex; gap: .75rem; align-items: center; }
        @media (max-width: 60rem) {
          .incident { grid-template-columns: minmax(0, 1fr); }
          .incident-side { border: 0; padding: 0; }
        }
        }
        """
}
