extension StyleSheet {
    /// Writing a draft of the policy, and reading what it changes.
    static let policy = """
        @layer pieces {
        .part-links { display: flex; flex-wrap: wrap; gap: .25rem 1rem; margin-block: 1rem; }
        .policy-form { max-inline-size: 64rem; }
        .policy-part { margin-block-start: 2rem; }
        .policy-row {
          border: 0; border-block-start: 1px solid var(--line); padding: .75rem 0; margin: 0; min-inline-size: 0;
        }
        .policy-row > legend { font-weight: 600; padding: .75rem .5rem 0 0; }
        .policy-fields { display: grid; gap: .25rem 1rem; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); }
        .policy-fields > .field { margin-block: .25rem; }
        .policy-fields > .field:has(textarea), .policy-fields > fieldset { grid-column: 1 / -1; }
        .policy-row.is-group > .field > legend { font-weight: 600; }
        .policy-note { margin-block: .25rem 0; }
        .policy-more > summary { color: var(--quiet); cursor: pointer; padding-block: .25rem; overflow-wrap: anywhere; }
        .policy-more[open] { padding-block-end: .75rem; }
        .policy-more > .field { margin-block: .75rem 0; }
        .policy-more .choices { display: grid; gap: 0 1rem; grid-template-columns: repeat(auto-fill, minmax(16rem, 1fr)); }
        .policy-button { margin-block-start: .5rem; }
        .policy-changes { list-style: revert; padding-inline-start: 1.5rem; }
        .policy-changes li { overflow-wrap: anywhere; margin-block: .25rem; }
        .notice-line {
          border-inline-start: 4px solid var(--accent); background: var(--accent-ground); padding: .625rem .875rem;
          margin-block: 1rem;
        }
        .notice-line.is-soon { border-color: var(--soon); background: var(--soon-ground); }
        .explanation { white-space: pre-line; }
        .act-open { margin-block-start: 2rem; }
        @media (min-width: 60rem) {
          .is-dense .policy-row {
            display: grid; grid-template-columns: 17rem 1fr; column-gap: 1rem; align-items: center; padding-block: .375rem;
          }
          /* Floated, a legend is an item of the grid like others. */
          .is-dense .policy-row > legend { float: inline-start; padding: 0; grid-column: 1; }
          .is-dense .policy-fields { grid-column: 2; grid-template-columns: 6rem 8rem 1fr; align-items: end; }
          .is-dense .policy-fields > .field.is-faulty { grid-column: 1 / -1; }
          .is-dense .policy-row:has(.policy-more[open]) { align-items: start; }
          .is-dense .policy-note, .is-dense .policy-more { grid-column: 2; }
          .is-dense .policy-fields label {
            position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%);
          }
        }
        }
        """
}
