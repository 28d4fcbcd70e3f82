/** The path of the style of front page and panel. */
export const PANEL_STYLE_PATH = '/practice/panel.css';

/** The look of the front page and the panel. */
export const panelStyle = `
:root { color-scheme: light dark; --ground: light-dark(#f6f7f5, #161b19); --card: light-dark(#fff, #1f2623); --ink: light-dark(#1c2622, #ecf2ef); --soft: light-dark(#55635c, #a9b8b0); --line: light-dark(#d8dfdb, #36413c); --accent: light-dark(#1f6b54, #7fd1b3); --onaccent: light-dark(#fff, #10241c); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 900px; margin: 0 auto; padding: 32px 16px 64px; }
h1 { font-size: 28px; line-height: 1.2; margin: 0 0 8px; } h2 { font-size: 18px; margin: 0 0 8px; } h3 { font-size: 15px; margin: 16px 0 4px; }
.lead { color: var(--soft); max-width: 65ch; margin: 0 0 24px; }
section { background: var(--card); border: 1px solid var(--line); border-radius: 12px; padding: 20px; margin: 0 0 16px; }
section p { margin: 0 0 12px; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
button, .button { display: inline-block; font: inherit; font-size: 15px; padding: 6px 14px; border: 1px solid var(--accent); border-radius: 8px; background: var(--accent); color: var(--onaccent); cursor: pointer; text-decoration: none; }
.quiet { background: none; color: var(--accent); }
form { display: inline; }
.fields { display: flex; flex-wrap: wrap; gap: 12px; align-items: end; }
.field { display: grid; gap: 4px; font-size: 14px; color: var(--soft); flex: 1 1 240px; min-width: 0; }
select { font: inherit; color: var(--ink); background: var(--ground); border: 1px solid var(--soft); border-radius: 8px; padding: 6px 8px; width: 100%; }
.rows { list-style: none; margin: 0 0 16px; padding: 0; }
.rows li { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 16px; padding: 10px 0; border-top: 1px solid var(--line); }
.rows li:first-child { border-top: 0; }
.name { flex: 1 1 300px; min-width: 0; overflow-wrap: anywhere; } .name code { display: block; }
.position { flex: 0 0 96px; font-weight: 600; }
.position::before { content: ''; display: inline-block; width: 10px; height: 10px; margin-inline-end: 8px; border: 2px solid var(--soft); border-radius: 50%; }
.position.on::before { background: var(--accent); border-color: var(--accent); }
.actions { display: flex; gap: 8px; }
small { display: block; color: var(--soft); }
.rows .actions, .rows > li > form { flex: 0 0 132px; display: flex; justify-content: flex-end; }
code { font-size: 13px; color: var(--soft); overflow-wrap: anywhere; }
.pages { list-style: none; margin: 0; padding: 0; } .pages li { padding: 8px 0; border-top: 1px solid var(--line); display: flex; flex-wrap: wrap; gap: 4px 16px; justify-content: space-between; } .pages li:first-child { border-top: 0; }
.log { max-height: 240px; overflow: auto; margin: 0 0 12px; padding-inline-start: 24px; }
`;
