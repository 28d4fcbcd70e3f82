import { ribbonStyle } from '../../../practice/ribbon.ts';

/** The look of the X practice pages. The real checkbox lies transparent over the drawn one, as on the real site. */
export const xStyle = `${ribbonStyle}
:root { color-scheme: light dark; --ground: light-dark(#fff, #000); --ink: light-dark(#0f1419, #e7e9ea); --soft: light-dark(#536471, #8b98a5); --line: light-dark(#d8e0e4, #2f3336); --accent: light-dark(#0f6cbd, #1d9bf0); --danger: light-dark(#c8102e, #ff5a68); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.4 system-ui, sans-serif; }
a { color: var(--accent); }
:focus-visible, .over:focus-within { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
.page { display: flex; flex-wrap: wrap; max-width: 1000px; margin: 0 auto; min-height: 80vh; }
.side { flex: 0 1 260px; padding: 16px; display: flex; flex-direction: column; gap: 8px; align-items: flex-start; border-inline-end: 1px solid var(--line); }
.side a { color: inherit; text-decoration: none; padding: 8px 0; font-size: 17px; } .side .mark { font-weight: 800; font-size: 28px; }
main { flex: 1 1 420px; min-width: 0; padding: 16px 24px; }
h1 { font-size: 20px; margin: 0 0 16px; } h2 { font-size: 18px; margin: 0 0 8px; }
.row { display: flex; justify-content: space-between; align-items: center; gap: 24px; padding: 12px 0; cursor: pointer; color: inherit; text-decoration: none; }
a.row::after { content: '›'; color: var(--soft); font-size: 20px; }
.help { color: var(--soft); font-size: 13px; margin-bottom: 16px; max-width: 60ch; }
.over { position: relative; flex: none; width: 24px; height: 24px; }
.drawn { width: 20px; height: 20px; margin: 2px; border: 2px solid var(--soft); border-radius: 4px; }
.drawn.round { border-radius: 10px; }
.drawn:has(+ .real:checked) { background: var(--accent); border-color: var(--accent); }
.drawn:has(+ .real:checked)::after { content: ''; display: block; width: 5px; height: 10px; margin: 0 0 0 5px; border: solid var(--ground); border-width: 0 2px 2px 0; transform: rotate(45deg); }
.drawn:has(+ .real:disabled) { opacity: .5; }
.real { position: absolute; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; }
.skeleton { display: block; height: 44px; background: var(--line); border-radius: 4px; margin: 4px 0; }
.danger { color: var(--danger); padding: 16px 0; text-align: center; cursor: pointer; border-top: 1px solid var(--line); margin-top: 16px; }
.note { color: var(--soft); }
.bar { position: sticky; bottom: 0; display: flex; justify-content: flex-end; padding: 12px 24px; background: var(--ground); border-top: 1px solid var(--line); }
button { font: inherit; font-weight: 700; padding: 8px 20px; border-radius: 20px; border: 1px solid var(--ink); background: var(--ink); color: var(--ground); cursor: pointer; }
.quiet { background: none; color: var(--ink); }
.spinner { width: 26px; height: 26px; margin: 48px auto; border: 3px solid var(--line); border-top-color: var(--accent); border-radius: 50%; animation: turn 1s linear infinite; }
@keyframes turn { to { transform: rotate(360deg); } }
@media (prefers-reduced-motion: reduce) { .spinner { animation-duration: 6s; } }
.layer { position: fixed; inset: 0; display: grid; place-items: center; background: #0009; padding: 16px; z-index: 10; }
.dialog { background: var(--ground); border-radius: 16px; padding: 28px; max-width: 440px; }
.choice { display: flex; justify-content: space-between; padding: 8px 0; } .buttons { display: flex; flex-wrap: wrap; gap: 12px; margin-top: 16px; }
`;
