extension StyleSheet {
    /// Look-ups and video calls.
    static let assist = """
        @layer pieces {
        .invitation {
          border: 1px solid var(--accent); border-inline-start-width: 4px; border-radius: var(--radius);
          background: var(--accent-ground); padding: .75rem 1rem; margin-block-end: 1.25rem;
          display: grid; gap: .5rem; justify-items: start;
        }
        .bullets { list-style: disc; padding-inline-start: 1.25rem; display: grid; gap: .5rem; }
        .consent .ticket-acts { display: flex; flex-wrap: wrap; gap: .5rem; margin-block-start: 1.25rem; }
        .call { margin-block: 1rem; }
        .call-status { font-weight: 600; margin-block-end: .75rem; }
        .call-screens { position: relative; background: #101214; border-radius: 8px; overflow: hidden; max-inline-size: 60rem; }
        .call-screens video { display: block; inline-size: 100%; block-size: 100%; object-fit: contain; background: #101214; }
        .call-theirs { aspect-ratio: 16 / 10; max-block-size: 70vh; inline-size: 100%; }
        .call-mine {
          position: absolute; inset-block-end: .75rem; inset-inline-end: .75rem; inline-size: 26%; min-inline-size: 6.5rem;
          aspect-ratio: 4 / 3; border: 2px solid #fff; border-radius: 6px; overflow: hidden;
        }
        .call-screens figcaption {
          position: absolute; inset-block-start: 0; inset-inline-start: 0; background: rgb(0 0 0 / .75); color: #fff;
          font-size: var(--tiny); padding: .125rem .5rem; border-end-end-radius: 6px;
        }
        .call-acts { display: flex; flex-wrap: wrap; gap: .5rem; margin-block: .75rem; }
        .call-acts [aria-pressed="true"] { background: var(--ink); color: var(--paper); border-color: var(--ink); }
        .call-acts button[disabled] { cursor: not-allowed; }
        .call-link { margin-block: 1.5rem; display: grid; gap: .25rem; }
        .lookups { display: grid; gap: .5rem; justify-items: start; }
        .lookups button { white-space: normal; text-align: start; }
        .tools { display: grid; gap: 1rem; margin-block: 1rem; max-inline-size: 52rem; }
        .tool { border: 1px solid var(--line); border-radius: 8px; background: var(--paper); padding: 1rem; }
        .tool h2 { margin-block-end: .5rem; }
        .tool .act { margin-block-start: .75rem; }
        .tool form { padding-block-start: 1rem; }
        .entry pre {
          margin: .5rem 0 0; padding: .75rem; background: var(--sunken); border-radius: 4px; font-family: var(--mono);
          font-size: var(--tiny); line-height: 1.5; white-space: pre-wrap; overflow-wrap: anywhere; max-block-size: 24rem;
          overflow: auto;
        }
        .files.is-inline { display: grid; justify-items: start; }
        .files.is-inline li:has(img) { padding: .375rem; }
        .files.is-inline a:has(img) { display: grid; gap: .25rem; }
        .files.is-inline img {
          inline-size: auto; block-size: auto; max-inline-size: min(100%, 28rem); max-block-size: 18rem; object-fit: contain;
          min-inline-size: 4.5rem; background: var(--sunken);
        }
        }
        @layer public {
        .public :is(.invitation, .consent) h2 { margin-block-start: 0; padding-block-start: 0; }
        .public .consent h2 { margin-block-end: .75rem; }
        }
        """
}
