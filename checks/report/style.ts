/** The report's look: paper first, quiet, readable without colour, and fit for a screen of any width. */
export const style = `
:root { color-scheme: light dark; --ink: #1b2430; --soft: #546172; --line: #dce2e9; --paper: #fff; --tint: #f5f7f9;
  --good: #0b6b4b; --bad: #b3261e; --unsure: #7a5200; --calm: #3c4a5c; }
@media (prefers-color-scheme: dark) { :root { --ink: #e7ecf2; --soft: #a9b4c2; --line: #36414e; --paper: #161c23;
  --tint: #1e262f; --good: #6fd3ab; --bad: #ff9d94; --unsure: #f0c36a; --calm: #b6c2d0; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 48rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif; overflow-wrap: anywhere; hyphens: manual; }
h1, h2, h3, h4, p, dl, dd, ol, ul { margin: 0; }
h1 { font-size: 1.9rem; line-height: 1.2; letter-spacing: -0.01em; }
h2 { font-size: 1.35rem; line-height: 1.3; }
h3 { margin: 1.5rem 0 0.25rem; font-size: 0.95rem; font-weight: 600; color: var(--soft); }
h4 { font-size: 1rem; line-height: 1.4; font-weight: 600; }
.soft { color: var(--soft); font-size: 0.9rem; }
header p { margin-top: 0.4rem; }
.verdict { margin: 1.75rem 0 0; padding: 1.25rem 1.4rem; border: 1px solid var(--line); border-radius: 0.75rem; background: var(--tint); }
.verdict > p:first-child { font-size: 1.15rem; font-weight: 600; line-height: 1.4; }
.verdict > p:last-child { margin-top: 0.6rem; }
.counts { display: flex; flex-wrap: wrap; gap: 0.5rem 1.75rem; margin-top: 0.9rem; }
.counts div { display: flex; flex-direction: row-reverse; align-items: baseline; gap: 0.4rem; justify-content: flex-end; }
.counts dt { color: var(--soft); font-size: 0.9rem; }
.counts dd { font-size: 1.35rem; font-weight: 600; font-variant-numeric: tabular-nums; }
.account { margin-top: 3rem; padding-top: 1.75rem; border-top: 2px solid var(--ink); }
.account > .counts dd { font-size: 1.05rem; }
.checks { list-style: none; padding: 0; }
.check { padding: 0.85rem 0 0.9rem 2rem; border-top: 1px solid var(--line); position: relative; }
.check > svg { position: absolute; left: 0; top: 1rem; width: 1.25rem; height: 1.25rem; }
.head { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1.25rem; }
.head h4 { flex: 1 1 16rem; }
.head .status { margin-top: 0; font-weight: 600; white-space: nowrap; }
.pass { color: var(--good); } .fail { color: var(--bad); } .unknown { color: var(--unsure); }
.manual, .notOffered, .notLooked { color: var(--calm); }
.check p { margin-top: 0.3rem; }
.flips { margin-top: 0.3rem; padding: 0; list-style: none; font-size: 0.9rem; }
.flips li { padding-left: 0.75rem; border-left: 3px solid var(--line); margin-top: 0.3rem; }
.flips .flippedBack { border-color: var(--bad); }
.facts { margin-top: 0.6rem; font-size: 0.9rem; }
.facts dt { margin-top: 0.45rem; font-weight: 600; }
.facts ol { padding-left: 1.3rem; }
.check .how { margin-top: 0.5rem; color: var(--soft); font-size: 0.8rem; line-height: 1.45; }
footer { margin-top: 3rem; padding-top: 1rem; border-top: 1px solid var(--line); }
@media (max-width: 30rem) { .check { padding-left: 1.75rem; } .head h4 { flex-basis: 100%; } }
@media (forced-colors: active) { .check > svg { forced-color-adjust: auto; } }
@page { size: A4; margin: 18mm 16mm; }
@media print {
  :root { color-scheme: light; --ink: #000; --soft: #444; --line: #ccc; --paper: #fff; --tint: #fff;
    --good: #0b6b4b; --bad: #b3261e; --unsure: #6b4700; --calm: #333; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  h2, h3, h4 { break-after: avoid; }
  .check, .verdict { break-inside: avoid; }
  .account + .account { break-before: page; }
}`;

/** What a report with news needs beside that. */
export const newsStyle = `
.wall { margin-top: 1rem; padding: 0.75rem 1rem; border: 1px solid var(--unsure); border-radius: 0.5rem; }
.wall p + p { margin-top: 0.3rem; }
.news { list-style: none; padding: 0; }
.news > li { padding: 0.7rem 0; border-top: 1px solid var(--line); }
.news > li > p:first-child { font-weight: 600; }
.names { margin-top: 0.3rem; padding-left: 1.3rem; font-size: 0.9rem; }
.unread { margin-top: 1rem; padding: 0; list-style: none; }
.unread li + li { margin-top: 0.2rem; }
@media print { .wall, .news > li { break-inside: avoid; } }`;
