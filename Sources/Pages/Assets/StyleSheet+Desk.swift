extension StyleSheet {
    /// The staff's pages: desktop first, dense and calm.
    static let desk = """
        @layer desk {
        .desk { font-size: .9375rem; line-height: 1.5; }
        .desk h1 { font-size: 1.25rem; }
        .desk h2 { font-size: 1rem; }
        .desk main { padding: 1rem 1.25rem 3rem; min-inline-size: 0; }
        .desk main > h1 { margin-block-end: .75rem; }
        .desk main > h2, .desk main > section > h2, .desk .flow > h2, .desk .flow > section > h2 {
          margin-block: 2rem .5rem;
        }
        .desk .flow + .acts { margin-block-start: 1.5rem; }
        .desk main > section > h3 { margin-block: 1rem .375rem; }
        .desk .over + h1, .desk .case-line + h1 { margin-block: .125rem 1rem; }
        .desk .act-open > h2 { margin-block-end: .5rem; }
        .desk .case-head:has(> h1) { display: flex; flex-wrap: wrap; gap: .25rem .625rem; align-items: baseline; }
        .desk .plain-table tbody th { min-inline-size: 6.5em; }
        .desk .articles tbody th { min-inline-size: 13rem; }
        .desk p:has(> .button:only-child) { margin-block: .75rem; }
        .desk .empty { margin-block: .5rem 1.25rem; }
        .date-line { display: flex; gap: .5rem; position: relative; }
        .date-line input { flex: 1; min-inline-size: 0; }
        .date-line button { flex: none; min-block-size: 2.25rem; }
        .date-line .picker {
          position: absolute; inset-block-end: 0; inset-inline-end: 0; inline-size: 1px; min-block-size: 1px;
          block-size: 1px; padding: 0; border: 0; opacity: 0; pointer-events: none;
        }
        .desk .lead { color: var(--quiet); max-inline-size: 48rem; margin-block-end: 1rem; }
        .desk .narrow { max-inline-size: 34rem; }
        .desk input, .desk select { min-block-size: 2.25rem; padding-block: .25rem; }
        .desk button, .desk .button { min-block-size: 2.125rem; padding-block: .125rem; }
        .desk input[type=checkbox], .desk input[type=radio] { min-block-size: 1.125rem; block-size: 1.125rem; inline-size: 1.125rem; }
        .desk .choices { gap: 0; }
        .desk .field { margin-block-end: 1rem; }
        .desk textarea { min-block-size: 4lh; }
        .bar {
          display: flex; gap: .5rem; align-items: center; padding: .375rem 1.25rem; background: var(--paper);
          border-block-end: 1px solid var(--line); position: sticky; inset-block-start: 0; z-index: 6;
        }
        .bar .wordmark { inline-size: 10.5rem; }
        .bar .search { display: flex; gap: .375rem; flex: 1; max-inline-size: 34rem; margin-inline-end: auto; }
        .bar .search button { flex: none; white-space: nowrap; }
        .bar .language { padding: .25rem .5rem; text-decoration: none; }
        .who .menu-body { inset-inline: auto 0; }
        .who .menu-body p { padding: .1875rem .5rem .5rem; }
        .who form { padding: 0 !important; }
        .frame { display: grid; grid-template-columns: 11.75rem minmax(0, 1fr); }
        .side { padding: 1rem .625rem; border-inline-end: 1px solid var(--line); min-block-size: calc(100dvb - 3rem); }
        .more-open, .more-close { display: none; }
        .side .more {
          display: block; position: static; inset: auto; inline-size: auto; block-size: auto; margin: .75rem 0 0;
          padding: .75rem 0 0; border: 0; border-block-start: 1px solid var(--line); background: none; color: inherit;
          overflow: visible;
        }
        .side a {
          display: flex; justify-content: space-between; gap: .5rem; align-items: center; min-block-size: 2rem;
          padding: .125rem .625rem; border-radius: var(--radius); color: var(--ink); text-decoration: none;
          white-space: nowrap;
        }
        .side a:hover { background: var(--sunken); }
        .side [aria-current] { background: var(--accent-ground); font-weight: 600; }
        .notices { max-inline-size: 60rem; margin-block-end: 1rem; }
        .notices h2 { color: var(--quiet); font-weight: 500; font-size: var(--small); margin-block-end: .25rem; }
        .notices ul { border-block-start: 1px solid var(--line); }
        .notices li {
          display: flex; flex-wrap: wrap; gap: .125rem 1rem; padding-block: .4375rem; align-items: baseline;
          border-block-end: 1px solid var(--line);
        }
        .notices .what { flex: 0 0 15rem; }
        :lang(en) .notices .what { flex-basis: 18rem; }
        @media (max-width: 48rem) {
          .notices .what, :lang(en) .notices .what { flex: 1 1 calc(100% - 2rem); }
        }
        .notices.is-new .what { font-weight: 600; }
        .notices .what.is-late { white-space: normal; }
        .notices a { flex: 1 1 18rem; min-inline-size: 0; color: var(--ink); text-decoration: none; }
        .notices a:hover bdi { text-decoration: underline; }
        .notices a .number { color: var(--quiet); margin-inline-end: .5rem; }
        .notices .bundle { display: block; }
        .notices .bundle summary { display: flex; flex-wrap: wrap; gap: .125rem 1rem; align-items: baseline; cursor: pointer; }
        .notices .bundle summary > :nth-child(2) { flex: 1 1 18rem; }
        .notices .bundle summary::before { margin-inline-end: -.375rem; }
        .notices .bundle ul { margin-block-start: .4375rem; padding-inline-start: 1rem; }
        .notices .bundle li:last-child { border-block-end: 0; }
        .desk .narrow + .narrow { margin-block-start: 2rem; }
        .desk .narrow > h2 { margin-block-end: .75rem; }
        .letters { list-style: none; padding: 0; border-block-start: 1px solid var(--line); max-inline-size: 60rem; }
        .letters li {
          display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; justify-content: space-between;
          border-block-end: 1px solid var(--line); padding-block: .75rem;
        }
        .letters li > div { flex: 1 1 16rem; min-inline-size: 0; overflow-wrap: anywhere; }
        .letters p { margin: 0; }
        .letters .quiet { font-size: var(--small); }
        .see-all { margin-block-end: .75rem; }
        .notices time { color: var(--quiet); font-size: var(--small); }
        .acts > h2 { margin-block: 1.5rem .5rem; }
        .desk .act { border: 1px solid var(--line); border-radius: var(--radius); background: var(--paper); }
        .desk .act + .act { border-block-start: 0; border-start-start-radius: 0; border-start-end-radius: 0; }
        .desk .act:has(+ .act) { border-end-start-radius: 0; border-end-end-radius: 0; }
        .desk .act > summary { padding: .4375rem .875rem; }
        .desk .act[open] > summary { font-weight: 600; }
        .desk .act > form { padding: .5rem .875rem .5rem; max-inline-size: 44rem; }
        .act.is-primary { padding: .75rem .875rem .125rem; border-color: var(--accent); border-inline-start-width: 4px; }
        .act.is-primary > form { padding-inline: 0 !important; }
        .act.is-primary:target, .act:target { border-color: var(--accent); }
        .act.is-blocked { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: .4375rem .875rem .4375rem 1.875rem; }
        .composer, .others { margin-block-start: .75rem; }
        .others > summary { display: inline-flex; align-items: center; min-block-size: 2.125rem; padding-inline-end: .75rem; color: var(--accent); }
        .explanation { color: var(--ink); background: var(--sunken); border-radius: 4px; padding: .375rem .75rem; }
        @media (max-width: 48rem) {
          .bar { flex-wrap: wrap; padding-inline: .75rem; position: static; }
          .bar .wordmark { inline-size: auto; margin-inline-end: auto; }
          .bar .search { order: 9; flex-basis: 100%; max-inline-size: none; }
          .frame { grid-template-columns: minmax(0, 1fr); }
          .side {
            display: flex; align-items: center; border-inline-end: 0; border-block-end: 1px solid var(--line);
            padding: .25rem .375rem; min-block-size: 0;
          }
          /* What does not fit is scrolled to, and fades out where it goes on. */
          .side .views {
            display: flex; flex: 1; min-inline-size: 0; padding-inline-end: .75rem; overflow-x: auto; scrollbar-width: none;
            mask-image: linear-gradient(to left, transparent, #000 .75rem);
          }
          .side .views a { gap: .1875rem; padding-inline: .25rem; min-block-size: 2.25rem; font-size: .875rem; }
          .side .views .is-none { display: none; }
          :lang(en) .side .views a { font-size: .8125rem; padding-inline: .1875rem; }
          .side .more-open {
            display: inline-flex; flex: none; gap: .25rem; align-items: center; padding-inline: .375rem; font-size: .875rem;
          }
          .side .more-open.is-current { background: var(--accent-ground); font-weight: 600; }
          .side .more[popover] {
            display: none; position: fixed; inset: auto 0 0; inline-size: auto; margin: 0; padding: .5rem .75rem 1rem;
            max-block-size: 85dvb; border-block-start: 1px solid var(--edge); background: var(--paper); overflow: auto;
          }
          .side .more:popover-open { display: block; }
          .side .more::backdrop { background: rgb(0 0 0 / .4); }
          .side .more-close { display: flex; margin-inline-start: auto; }
          .side .more a { min-block-size: 2.75rem; font-size: 1rem; }
          .desk main { padding: .75rem .75rem 2rem; }
          .desk input, .desk select, .desk textarea { font-size: 1rem; }
        }
        }
        """

    static let queue = """
        @layer desk {
        .queue-head { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: center; margin-block-end: .5rem; }
        .filters { display: flex; flex-wrap: wrap; gap: .125rem; align-items: center; font-size: var(--small); }
        .filters strong { color: var(--ink); margin-inline-start: .375rem; }
        .filters > a { padding: .25rem .5rem; }
        .queue { border-collapse: collapse; inline-size: 100%; font-size: var(--small); table-layout: fixed; }
        .queue th {
          text-align: start; font-weight: 500; color: var(--quiet); padding: .25rem .5rem .25rem 0; white-space: nowrap;
          border-block-end: 1px solid var(--edge);
        }
        .queue td {
          padding: .1875rem .5rem .1875rem 0; border-block-end: 1px solid var(--line); white-space: nowrap;
          overflow: hidden; text-overflow: ellipsis; block-size: 1.875rem;
        }
        .queue tbody tr { position: relative; }
        .queue tbody tr:hover { background: var(--paper); }
        .queue tbody tr:focus-within { background: var(--accent-ground); }
        .queue th:nth-child(1) { inline-size: 16.5rem; }
        .queue th:nth-child(2) { inline-size: 7.25rem; }
        .queue th:nth-child(3) { inline-size: 5.25rem; }
        .queue th:nth-child(4) { inline-size: 5rem; }
        .queue th:nth-child(6) { inline-size: 6rem; }
        .queue th:nth-child(7) { inline-size: 4.5rem; }
        .queue th:nth-child(8) { inline-size: 7.5rem; }
        :lang(zh) .queue th:nth-child(1) { inline-size: 13.5rem; }
        :lang(zh) .queue th:nth-child(3) { inline-size: 4rem; }
        :lang(zh) .queue th:nth-child(4) { inline-size: 3.25rem; }
        :lang(zh) .queue th:nth-child(6) { inline-size: 5rem; }
        :lang(zh) .queue th:nth-child(7) { inline-size: 4.5rem; }
        :lang(zh) .queue th:nth-child(8) { inline-size: 5rem; }
        .queue .title a { color: var(--ink); text-decoration: none; font-weight: 500; padding-block: .25rem; }
        .queue .title a::after { content: ""; position: absolute; inset: 0; }
        .queue .title a:hover { text-decoration: underline; }
        .queue .number { color: var(--quiet); }
        .queue .left { display: inline-block; margin-inline-end: .375rem; position: relative; z-index: 1; }
        .queue tr:has(:focus-visible) .left::after {
          content: attr(data-abs); pointer-events: none; position: absolute; z-index: 4; inset-block-start: 100%; inset-inline-start: 0;
          background: var(--ink); color: var(--paper); font-weight: 400; border-radius: 4px; padding: .0625rem .5rem;
        }
        .queue tr:has(:focus-visible) .due { overflow: visible; }
        .paging { display: flex; gap: 1.25rem; margin-block-start: .75rem; }
        .paging a { padding-block: .25rem; }
        @media (max-width: 60rem) {
          .queue, .queue tbody { display: block; }
          .queue thead { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
          .queue tbody tr {
            display: flex; flex-wrap: wrap; gap: 0 .625rem; padding-block: .4375rem;
            border-block-end: 1px solid var(--line);
          }
          .queue td { border: 0; padding: 0; block-size: auto; }
          .queue .title { order: -1; flex-basis: 100%; }
          .queue .title a { font-size: .9375rem; }
          .queue td.due { flex-basis: 100%; order: -2; }
        }
        }
        """

    static let caseFile = """
        @layer desk {
        .case-head { margin-block-end: 1.25rem; }
        .case-line { display: flex; flex-wrap: wrap; gap: .25rem .625rem; align-items: center; font-size: var(--small); }
        .case-line .next { margin-inline-start: auto; }
        .case-line .number { font-weight: 600; }
        .case-title { display: flex; gap: 1.5rem; align-items: flex-start; justify-content: space-between; margin-block-start: .25rem; }
        .case-title h1 { text-wrap: pretty; }
        .case-title .button { flex: none; }
        .case { display: grid; grid-template-columns: minmax(0, 1fr) 20rem; gap: 2rem; align-items: start; }
        .case-side { font-size: var(--small); }
        .case-side section { border-block-start: 1px solid var(--line); padding-block: .75rem 1rem; }
        .case-side > :first-child section { border-block-start: 0; padding-block-start: 0; }
        .case-side h2 { font-size: var(--small); margin-block-end: .375rem; }
        .case-side .lines { display: grid; gap: .375rem; }
        .work { display: grid; gap: .75rem; }
        .case-side .work { gap: .75rem; }
        .work-item + .work-item { border-block-start: 1px solid var(--line); padding-block-start: .75rem; }
        .work-item > p + p { margin-block-start: .125rem; }
        .work-item .finding { overflow-wrap: anywhere; white-space: pre-wrap; }
        .stream > h2 {
          position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%);
        }
        .stream ol { position: relative; }
        .stream ol::before {
          content: ""; position: absolute; inset-block: .75rem; inset-inline-start: .3125rem; inline-size: 1px;
          background: var(--line);
        }
        .entry { position: relative; padding: .3125rem 0 .3125rem 1.625rem; }
        .entry::before {
          content: ""; position: absolute; inset-block-start: .75rem; inset-inline-start: 1px; inline-size: .5625rem;
          block-size: .5625rem; border-radius: 50%; background: var(--ground); border: 2px solid var(--edge);
        }
        .entry-head { font-size: var(--small); color: var(--quiet); }
        .entry-head strong { color: var(--ink); font-weight: 600; }
        .desk .entry-head { display: flex; flex-wrap: wrap; gap: 0 .5rem; align-items: baseline; }
        .entry-head time { white-space: nowrap; }
        .entry .said { color: var(--ink); margin-block-start: .125rem; max-inline-size: 46rem; }
        .entry .parts { font-size: var(--small); margin-block-start: .125rem; max-inline-size: 46rem; }
        :lang(en) .entry .parts > div { grid-template-columns: minmax(7em, 11em) minmax(0, 1fr); }
        .entry.is-complainant, .entry.is-message, .entry.is-result, .entry.is-note, .entry.is-automatic {
          border: 1px solid var(--line); border-radius: 8px; margin: .5rem 0 .5rem 1.625rem; padding: .5rem .875rem .625rem;
          background: var(--paper);
        }
        .entry.is-complainant::before, .entry.is-message::before, .entry.is-result::before, .entry.is-note::before,
        .entry.is-automatic::before { inset-inline-start: calc(-1.625rem); inset-block-start: .8125rem; background: var(--edge); }
        .entry.is-complainant { border-color: var(--edge); }
        .entry.is-result { border-color: var(--ink); border-inline-start-width: 4px; }
        .entry.is-message { border-inline-start: 4px solid var(--edge); }
        .entry.is-note { border-style: dashed; border-color: var(--edge); background: var(--sunken); }
        .entry.is-automatic { border-style: dotted; background: none; border-color: var(--edge); }
        .entry.is-breach::before { background: var(--late); border-color: var(--late); border-radius: 0; }
        .entry.is-breach strong { color: var(--late); }
        .clocks { display: grid; gap: .25rem; }
        .clock-head { display: flex; justify-content: space-between; gap: .5rem; align-items: baseline; flex-wrap: wrap; }
        .clock-head > :first-child { font-weight: 550; }
        .clock summary { color: var(--quiet); min-block-size: 1.5rem; }
        .clock .parts { padding: .375rem .625rem; background: var(--sunken); border-radius: 4px; margin-block: .125rem .5rem; }
        .clock .parts > div { grid-template-columns: 4.5rem minmax(0, 1fr); }
        .ended > summary { color: var(--quiet); min-block-size: 1.75rem; margin-block-start: .5rem; }
        @media (max-width: 60rem) {
          .case { grid-template-columns: minmax(0, 1fr); gap: 1.25rem; }
          .case-title { flex-direction: column; gap: .5rem; }
          .case-line .next { margin-inline-start: 0; flex-basis: 100%; }
        }
        }
        """

    static let print = """
        @layer print {
        @media print {
          .top nav, .bottom, .bar, .side, .acts, .skip, .submit, .ticket-acts, button, dialog { display: none !important; }
          body { background: #fff; color: #000; }
          .frame, .case { display: block; }
          .ticket, .talk > li, .entry { break-inside: avoid; }
        }
        @media (forced-colors: active) {
          .steps > li::before, .entry::before { forced-color-adjust: none; }
        }
        }
        """
}
