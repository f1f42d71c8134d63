/// The style sheet, in layers: tokens and elements first, then the pieces of the pages.
enum StyleSheet {
    static let parts = [
        "@layer tokens, elements, pieces, public, desk, print;",
        tokens, elements, pieces, forms, open, help, desk, queue, caseFile, articles, assist, measures, incidents,
        reports,
        policy, print,
    ]

    /// One accent, one neutral scale, three state colours; every text at least 4.5 : 1 in light and dark.
    static let tokens = """
        @layer tokens {
        :root {
          color-scheme: light dark;
          --ground: #f8f8f6; --paper: #ffffff; --sunken: #f0f0ed; --ink: #1c2024; --quiet: #5a6169;
          --line: #dcddd9; --edge: #80868c;
          --accent: #1d5c8f; --accent-strong: #16486f; --on-accent: #ffffff; --accent-ground: #e8f0f7;
          --late: #ad2318; --late-ground: #fbecea; --soon: #855100; --soon-ground: #fbf1de;
          --met: #1c6a40; --met-ground: #e7f3eb;
          --font: system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
          --mono: ui-monospace, "SF Mono", "Cascadia Mono", "Noto Sans Mono", monospace;
          --small: .875rem; --tiny: .8125rem; --radius: 6px;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --ground: #14171a; --paper: #1b1f23; --sunken: #22272c; --ink: #e5e7e9; --quiet: #a3abb3;
            --line: #343b42; --edge: #78828c;
            --accent: #8abde8; --accent-strong: #b3d5f2; --on-accent: #0c2033; --accent-ground: #1d3040;
            --late: #ff9f95; --late-ground: #3b201e; --soon: #ecbd62; --soon-ground: #352a16;
            --met: #84d0a3; --met-ground: #1a3124;
          }
        }
        }
        """

    static let elements = """
        @layer elements {
        *, ::before, ::after { box-sizing: border-box; }
        html { font-size: 100%; -webkit-text-size-adjust: 100%; scroll-padding-block: 5rem 2rem; }
        body {
          margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.6 var(--font);
          font-variant-numeric: tabular-nums; text-autospace: normal; overflow-wrap: anywhere;
        }
        h1, h2, h3, p, ul, ol, dl, dd, fieldset, figure { margin: 0; padding: 0; }
        h1, h2, h3 { line-height: 1.3; text-wrap: balance; font-weight: 650; }
        h1 { font-size: 1.75rem; }
        h2 { font-size: 1.1875rem; }
        h3 { font-size: 1rem; }
        ul, ol { list-style: none; }
        a { color: var(--accent); text-underline-offset: .2em; text-decoration-thickness: 1px; }
        a:hover { color: var(--accent-strong); text-decoration-thickness: 2px; }
        img { max-inline-size: 100%; }
        fieldset { border: 0; min-inline-size: 0; }
        legend { padding: 0; }
        summary { cursor: pointer; }
        code, kbd { font-family: var(--mono); font-size: .9375em; }
        kbd {
          border: 1px solid var(--edge); border-radius: 4px; padding: 0 .4em; background: var(--sunken);
          font-size: var(--tiny);
        }
        :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
        main:focus, .summary:focus, .act:focus, fieldset:focus { outline: none; }
        button, .button {
          display: inline-flex; align-items: center; justify-content: center; font: inherit; font-weight: 550;
          min-block-size: 2.5rem; padding: .25rem 1rem; border: 1px solid var(--edge); border-radius: var(--radius);
          background: var(--paper); color: var(--ink); text-decoration: none; cursor: pointer;
        }
        button:hover, .button:hover { border-color: var(--ink); color: var(--ink); }
        button.primary, .button.primary {
          background: var(--accent); border-color: var(--accent); color: var(--on-accent);
        }
        button.primary:hover, .button.primary:hover { background: var(--accent-strong); border-color: var(--accent-strong); }
        button.danger { color: var(--late); border-color: var(--late); }
        button.danger:hover { background: var(--late-ground); color: var(--late); border-color: var(--late); }
        button.plain {
          border-color: transparent; background: none; color: var(--accent); padding-inline: .5rem; font-weight: 400;
        }
        button[disabled] { opacity: .65; cursor: progress; }
        [hidden] { display: none !important; }
        @media (prefers-reduced-motion: no-preference) {
          a, button, .button, .door { transition: background-color .12s, border-color .12s; }
        }
        }
        """

    static let pieces = """
        @layer pieces {
        .skip {
          position: absolute; inset-block-start: -10rem; inset-inline-start: .5rem; background: var(--paper);
          padding: .5rem 1rem; border: 2px solid var(--accent); border-radius: var(--radius); z-index: 9;
        }
        .skip:focus { inset-block-start: .5rem; }
        .visually-hidden {
          position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%);
          white-space: nowrap;
        }
        .quiet, .hint { color: var(--quiet); }
        .number { font-variant-numeric: tabular-nums; white-space: nowrap; }
        .wordmark { font-weight: 700; color: var(--ink); text-decoration: none; white-space: nowrap; }
        .language { white-space: nowrap; }
        .flash, .summary {
          border: 1px solid var(--met); border-inline-start-width: 4px; background: var(--met-ground);
          padding: .75rem 1rem; border-radius: var(--radius); margin-block-end: 1.25rem;
        }
        .flash.is-error, .summary { border-color: var(--late); background: var(--late-ground); }
        .summary h2 { font-size: 1rem; margin-block-end: .25rem; }
        .summary ul { list-style: disc; padding-inline-start: 1.25rem; }
        .summary a { color: var(--late); }
        .summary li { padding-block: 1px; }
        .empty {
          border: 1px dashed var(--edge); border-radius: var(--radius); padding: 1.25rem; color: var(--quiet);
          max-inline-size: 44rem;
        }
        .left, .is-late, .is-met { white-space: nowrap; }
        .is-late { color: var(--late); font-weight: 600; }
        .left.is-soon { color: var(--soon); font-weight: 600; }
        .is-met { color: var(--met); }
        .mark, .kind, .level, .state {
          display: inline-block; border: 1px solid var(--line); border-radius: 4px; padding-inline: .375rem;
          font-size: var(--tiny); line-height: 1.45; white-space: nowrap; color: var(--quiet);
        }
        .mark { border-color: var(--edge); color: var(--ink); }
        .level.is-1 { border-color: transparent; padding-inline: 0; color: var(--ink); }
        .level.is-2 { border-color: var(--edge); color: var(--ink); }
        .level.is-3 { border-color: var(--ink); background: var(--ink); color: var(--paper); }
        .clause { color: var(--quiet); font-size: var(--tiny); white-space: nowrap; font-weight: 400; }
        .parts { display: grid; gap: .25rem; }
        .parts > div { display: grid; grid-template-columns: minmax(5.5em, 7em) minmax(0, 1fr); gap: .75rem; }
        .parts.is-wide > div { grid-template-columns: minmax(7em, 13em) minmax(0, 1fr); }
        .parts dt { color: var(--quiet); }
        .said { white-space: pre-line; }
        .files { display: flex; flex-wrap: wrap; gap: .5rem; margin-block-start: .5rem; }
        .files li { border: 1px solid var(--line); border-radius: 4px; padding: .125rem .5rem; font-size: var(--small); }
        .files a { display: inline-flex; align-items: center; gap: .5rem; min-block-size: 1.5rem; }
        .files img { object-fit: cover; border-radius: 3px; inline-size: 4.5rem; block-size: 3.375rem; }
        .count { color: var(--quiet); font-size: var(--tiny); }
        .count.is-late { color: var(--late); }
        .menu { position: relative; }
        .menu > summary, .act > summary, .others > summary, .ended > summary, .clock summary,
        .bundle summary { list-style: none; }
        summary::-webkit-details-marker { display: none; }
        .menu > summary::after, .act > summary::before, .others > summary::before, .ended > summary::before,
        .clock summary::before, .bundle summary::before {
          content: ""; display: inline-block; inline-size: .375rem; block-size: .375rem; flex: none;
          border: solid var(--quiet); border-width: 0 1.5px 1.5px 0;
        }
        .menu > summary::after { transform: translateY(-2px) rotate(45deg); margin-inline-start: .5rem; }
        .act > summary::before, .others > summary::before, .ended > summary::before, .clock summary::before,
        .bundle summary::before {
          transform: translateY(-1px) rotate(-45deg); margin-inline-end: .625rem;
        }
        .act[open] > summary::before, .others[open] > summary::before, .ended[open] > summary::before,
        .clock [open] > summary::before, .bundle [open] > summary::before {
          transform: translateY(-2px) rotate(45deg);
        }
        .menu > summary {
          display: inline-flex; align-items: center; min-block-size: 1.75rem; padding-inline: .5rem;
          border: 1px solid transparent; border-radius: var(--radius); color: var(--quiet); white-space: nowrap;
        }
        td > .menu > summary { margin: -.25rem 0 -.25rem -.5rem; }
        .menu > summary:hover, .menu[open] > summary { border-color: var(--edge); color: var(--ink); }
        .menu-body {
          position: absolute; z-index: 5; inset-block-start: calc(100% + 4px); inset-inline-start: 0;
          min-inline-size: 11rem; inline-size: max-content; max-inline-size: min(20rem, 90vw);
          max-block-size: 70vh; overflow: auto; background: var(--paper); border: 1px solid var(--edge);
          border-radius: var(--radius); padding: .375rem;
        }
        .menu-body > li > a, .menu-body > a {
          display: flex; justify-content: space-between; gap: 1.5rem; padding: .1875rem .5rem; border-radius: 4px;
          color: var(--ink); text-decoration: none;
        }
        .menu-body a:hover { background: var(--sunken); }
        .menu-body [aria-current] { background: var(--accent-ground); font-weight: 600; }
        .menu-body form + form { border-block-start: 1px solid var(--line); }
        .menu-body form { padding: .5rem; display: grid; gap: .375rem; justify-items: start; white-space: normal; }
        .secret { font-size: 1.125rem; padding: .125rem .5rem; background: var(--paper); border: 1px solid var(--line); }
        .scroll { overflow-x: auto; }
        .plain-table { border-collapse: collapse; inline-size: 100%; font-size: var(--small); overflow-wrap: normal; }
        .plain-table th, .plain-table td {
          text-align: start; vertical-align: top; padding: .5rem .75rem .5rem 0; border-block-end: 1px solid var(--line);
        }
        .plain-table thead th { color: var(--quiet); font-weight: 500; white-space: nowrap; }
        .plain-table tbody th { font-weight: 600; }
        @media (max-width: 40rem) {
          .stacks, .stacks tbody { display: block; }
          .stacks thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
          .stacks tbody tr {
            display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .25rem 1rem; padding-block: .75rem;
            border-block-end: 1px solid var(--line);
          }
          .stacks tbody :is(th, td) { display: block; border: 0; padding: 0; }
          .stacks tbody th { grid-column: 1 / -1; font-size: .9375rem; }
          .stacks td::before { content: attr(data-label); display: block; color: var(--quiet); font-size: var(--tiny); }
        }
        [data-live-region]:focus { outline: none; }
        .live-notice {
          position: fixed; inset-block-end: 1rem; inset-inline: 0; margin-inline: auto; inline-size: fit-content;
          max-inline-size: calc(100vw - 2rem); display: flex; gap: 1rem; align-items: center; background: var(--paper);
          border: 1px solid var(--edge); border-radius: var(--radius); padding: .375rem 1rem; font-size: var(--small);
          z-index: 8;
        }
        dialog {
          border: 1px solid var(--edge); border-radius: 10px; background: var(--paper); color: var(--ink);
          padding: 1.25rem 1.5rem; inline-size: min(26rem, calc(100vw - 2rem));
        }
        dialog::backdrop { background: rgb(0 0 0 / .4); }
        .keys { margin-block: .75rem; display: grid; gap: .375rem; }
        .keys > div { display: grid; grid-template-columns: 6rem 1fr; }
        .check { display: flex; gap: .5rem; align-items: center; margin-block-end: 1rem; min-block-size: 1.75rem; }
        }
        """
}
