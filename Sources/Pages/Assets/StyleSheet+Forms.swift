extension StyleSheet {
    static let forms = """
        @layer pieces {
        .field { margin-block-end: 1.5rem; }
        .field > label:first-child, .field > legend, .kept legend { display: block; font-weight: 600; margin-block-end: .125rem; }
        .optional { font-weight: 400; color: var(--quiet); font-size: var(--small); margin-inline-start: .5rem; }
        .hint { font-size: var(--small); margin-block-end: .375rem; }
        .error { color: var(--late); font-weight: 600; margin-block-end: .375rem; }
        .is-faulty { border-inline-start: 4px solid var(--late); padding-inline-start: .875rem; }
        .is-faulty .is-faulty { border: 0; padding: 0; }
        input, textarea, select {
          font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--edge);
          border-radius: var(--radius); padding: .5rem .75rem; inline-size: 100%; min-block-size: 2.75rem;
        }
        textarea { resize: vertical; display: block; field-sizing: content; min-block-size: 6lh; }
        input::placeholder { color: var(--quiet); opacity: 1; }
        input:focus-visible, textarea:focus-visible, select:focus-visible { outline-offset: -1px; border-color: var(--accent); }
        [aria-invalid] { border-color: var(--late); }
        input[type=checkbox], input[type=radio] {
          inline-size: 1.25rem; min-block-size: 1.25rem; block-size: 1.25rem; margin: .1875rem 0 0; flex: none;
          accent-color: var(--accent); padding: 0;
        }
        input[type=file] { padding: .375rem; border-style: dashed; cursor: pointer; }
        input[type=file]::file-selector-button {
          font: inherit; border: 1px solid var(--edge); border-radius: 4px; background: var(--sunken); color: inherit;
          padding: .25rem .75rem; margin-inline-end: .75rem; cursor: pointer;
        }
        .choices { display: grid; gap: .25rem; margin-block-start: .25rem; }
        .choice { display: flex; gap: .75rem; align-items: flex-start; padding-block: .375rem; cursor: pointer; }
        .field label.choice { display: flex; font-weight: inherit; }
        .choice small { display: block; font-size: var(--small); color: var(--quiet); }
        .submit { display: flex; flex-wrap: wrap; gap: .75rem; margin-block: .5rem 1rem; }
        .explanation { margin-block-end: 1rem; }
        .upload.is-over input[type=file] { border-color: var(--accent); border-style: solid; background: var(--accent-ground); }
        .picked { display: grid; gap: .25rem; margin-block-start: .5rem; }
        .picked li {
          display: flex; gap: .75rem; align-items: center; border: 1px solid var(--line); border-radius: var(--radius);
          padding: .375rem .5rem; background: var(--paper);
        }
        .picked bdi { flex: 1; min-inline-size: 0; }
        .picked img { inline-size: 3rem; block-size: 2.25rem; object-fit: cover; border-radius: 3px; }
        .picked button { min-block-size: 2rem; }
        progress { inline-size: 100%; accent-color: var(--accent); }
        .draft { display: flex; flex-wrap: wrap; gap: .25rem .75rem; align-items: center; font-size: var(--small); }
        .kept { border: 1px solid var(--line); border-radius: var(--radius); padding: .5rem .75rem; margin-block-end: .5rem; }
        }
        """

    /// The complainant's pages: phone first.
    static let open = """
        @layer public {
        .public { display: flex; flex-direction: column; min-block-size: 100dvb; }
        .public main { flex: 1; inline-size: 100%; }
        .page { max-inline-size: 44rem; margin-inline: auto; padding-inline: 1.25rem; }
        .public .top { background: var(--paper); border-block-end: 1px solid var(--line); }
        .public .top .page { display: flex; flex-wrap: wrap; gap: 0 1.25rem; align-items: center; min-block-size: 3.5rem; }
        .public .top nav { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin-inline-start: auto; }
        .public .top a { display: inline-flex; align-items: center; min-block-size: 2.75rem; }
        .public .top nav a { text-decoration: none; }
        .public .top nav a:hover { text-decoration: underline; }
        .public main { padding-block: 2rem 3rem; }
        .public h1 { margin-block-end: .75rem; }
        .public h2 { margin-block: 2.25rem .75rem; }
        .public .summary h2, .public dialog h2 { margin-block: 0 .25rem; }
        .public .lead { font-size: 1.0625rem; color: var(--quiet); margin-block-end: 1.75rem; text-wrap: pretty; }
        .public button, .public .button { min-block-size: 2.75rem; padding-inline: 1.25rem; }
        .public .narrow { max-inline-size: 24rem; }
        .public p + .act, .public p + .submit { margin-block-start: 1rem; }
        .bottom { border-block-start: 1px solid var(--line); color: var(--quiet); font-size: var(--small); }
        .bottom .page { padding-block: 1.25rem 1.75rem; }
        .doors { display: grid; gap: .75rem; }
        .door {
          display: grid; gap: .125rem; padding: 1.125rem 1.25rem; border: 1px solid var(--edge);
          border-radius: 8px; background: var(--paper); color: var(--ink); text-decoration: none;
        }
        .door strong { font-size: 1.1875rem; font-weight: 650; text-decoration: underline; text-underline-offset: .2em;
          text-decoration-thickness: 1px; color: var(--accent); }
        .door span { color: var(--quiet); font-size: var(--small); }
        .door:hover { border-color: var(--accent); }
        .door:hover strong { text-decoration-thickness: 2px; }
        .door.is-first { background: var(--accent); border-color: var(--accent); }
        .door.is-first strong, .door.is-first span { color: var(--on-accent); }
        .door.is-first:hover { background: var(--accent-strong); }
        .steps > li { position: relative; padding-inline-start: 1.75rem; padding-block-end: 1.125rem; }
        .steps > li::before {
          content: ""; position: absolute; inset-inline-start: .25rem; inset-block-start: .5rem; inline-size: .625rem;
          block-size: .625rem; border-radius: 50%; background: var(--ink); outline: 4px solid var(--ground); z-index: 1;
        }
        .steps > li:not(:last-child)::after {
          content: ""; position: absolute; inset-inline-start: calc(.5625rem - 1px); inset-block: .75rem -.25rem;
          inline-size: 2px; background: var(--line);
        }
        .steps p { color: var(--quiet); }
        .steps time { color: var(--quiet); margin-inline-start: .5rem; font-size: var(--small); }
        .steps .quiet { margin-inline-start: .5rem; font-size: var(--small); }
        .steps .is-ahead { color: var(--quiet); }
        .steps .is-ahead strong { font-weight: 400; }
        .steps .is-ahead::before, .steps:not(.line) > li::before { background: var(--ground); border: 2px solid var(--edge); }
        .steps .is-current::before { background: var(--accent); box-shadow: 0 0 0 3px var(--accent-ground); }
        .ticket {
          border: 1px solid var(--edge); border-radius: 8px; background: var(--paper); padding: 1.25rem;
          margin-block-end: 1.25rem;
        }
        .ticket dl { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr)); }
        .ticket dt { color: var(--quiet); font-size: var(--small); }
        .big { font-size: 1.75rem; font-weight: 650; line-height: 1.3; font-family: var(--mono); }
        .ticket-acts { margin-block-start: 1rem; }
        .ticket-acts:not(:has(button:not([hidden]))) { display: none; }
        .promises { border-block-start: 1px solid var(--line); margin-block-end: .75rem; }
        .promises li {
          display: grid; grid-template-columns: minmax(0, 1fr); gap: 0 1.5rem; padding-block: .75rem;
          border-block-end: 1px solid var(--line);
        }
        .promises .by strong { font-weight: 650; }
        .promises .by .quiet { font-size: var(--small); margin-inline-start: .375rem; }
        .promises .is-broken { border-inline-start: 4px solid var(--late); padding-inline-start: .875rem; }
        .promises .is-broken .by { color: var(--late); }
        .promises .is-kept { color: var(--quiet); }
        .reason { display: block; color: var(--ink); }
        .over { color: var(--quiet); font-size: var(--small); margin-block-end: .25rem; }
        .public .over + h1 { font-size: 1.375rem; }
        .standing { border-inline-start: 4px solid var(--accent); background: var(--paper); padding: .875rem 1.125rem; }
        .standing > p + p { margin-block-start: .375rem; }
        .standing-word { font-size: 1.25rem; font-weight: 650; line-height: 1.4; }
        .public .ended > summary { display: inline-flex; align-items: center; }
        .talk { display: grid; gap: .75rem; }
        .talk > li { border: 1px solid var(--line); border-radius: 8px; padding: .75rem 1rem; background: var(--paper); }
        .talk .said-mine { background: none; margin-inline-start: clamp(1rem, 8%, 3rem); }
        .talk .said-automatic { border-style: dashed; background: none; }
        .talk .said-result { border-color: var(--ink); border-inline-start-width: 4px; }
        .talk .said-bulletin { border-inline-start-width: 4px; border-inline-start-color: var(--edge); }
        .talk .entry-head { font-size: var(--small); }
        .talk .entry-head time { color: var(--quiet); margin-inline-start: .375rem; }
        .public .act { border: 1px solid var(--line); border-radius: 8px; background: var(--paper); margin-block-end: .5rem; }
        .public .act > summary { padding: .625rem 1rem; font-weight: 600; color: var(--accent); min-block-size: 2.75rem; }
        .public .act[open] > summary { border-block-end: 1px solid var(--line); }
        .public .act > form { padding: 1rem; }
        .public .act .field { margin-block-end: 1rem; }
        @media (min-width: 40rem) {
          .public main { padding-block: 2.5rem 4rem; }
          .public h1 { font-size: 2rem; }
          .public .over + h1 { font-size: 1.625rem; }
          .doors { grid-template-columns: 1fr 1fr; }
          .promises li { grid-template-columns: minmax(0, 1fr) minmax(0, 1.1fr); }
        }
        }
        """
}
