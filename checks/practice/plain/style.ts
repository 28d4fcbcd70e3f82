import { ribbonStyle } from '../ribbon.ts';

/** The look of practice pages: close enough to the real ones to feel at home, plain enough to be read. */
export const plainStyle = `${ribbonStyle}
:root { color-scheme: light dark; --ground: light-dark(#f4f2ee, #1b1f23); --card: light-dark(#fff, #25292e); --ink: light-dark(#1d2226, #f0f2f4); --soft: light-dark(#56616b, #b4bcc4); --line: light-dark(#d9d6d0, #3b424a); --accent: light-dark(#0a66c2, #71b7fb); --on: light-dark(#01754f, #4cb991); }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
a { color: var(--accent); }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.bar { display: flex; justify-content: space-between; align-items: center; gap: 16px; padding: 10px 24px; background: var(--card); border-bottom: 1px solid var(--line); }
.brand { display: flex; align-items: center; gap: 12px; font-weight: 600; color: var(--ink); text-decoration: none; }
.mark { background: var(--accent); color: var(--card); border-radius: 4px; padding: 2px 8px; font-weight: 700; }
.page { display: flex; flex-wrap: wrap; gap: 24px; max-width: 1000px; margin: 24px auto; padding: 0 16px; }
.aside { flex: 0 1 220px; } .aside ul, .list { list-style: none; margin: 0; padding: 0; } .aside a { display: block; padding: 8px 0; text-decoration: none; }
main { flex: 1 1 420px; min-width: 0; position: relative; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: 24px; }
h1 { font-size: 22px; line-height: 1.3; margin: 0 0 12px; } h2 { font-size: 18px; margin: 0 0 8px; }
.help { color: var(--soft); margin: 8px 0; }
.line { display: flex; justify-content: space-between; align-items: center; gap: 24px; padding: 12px 0; border-top: 1px solid var(--line); color: inherit; text-decoration: none; } .line p { margin: 0; }
.skeleton { display: block; height: 44px; background: var(--line); border-radius: 4px; margin: 4px 0; }
.note { color: var(--soft); font-size: 14px; }
.switch { appearance: none; flex: none; width: 48px; height: 28px; margin: 0; border: 2px solid var(--soft); border-radius: 14px; background: var(--card); position: relative; cursor: pointer; }
.switch::before { content: ''; position: absolute; left: 3px; top: 3px; width: 18px; height: 18px; border-radius: 50%; background: var(--soft); transition: left .12s; }
.switch:checked { background: var(--on); border-color: var(--on); } .switch:checked::before { left: 23px; background: var(--card); }
.switch:disabled { opacity: .5; cursor: not-allowed; }
button { font: inherit; font-weight: 600; padding: 8px 20px; border-radius: 20px; border: 1px solid var(--accent); background: var(--accent); color: var(--card); cursor: pointer; }
.quiet { background: none; color: var(--accent); }
.form { display: grid; gap: 16px; max-width: 480px; } .form label { display: grid; gap: 4px; } .form button { justify-self: start; }
input[type=email], input:not([type]), select { font: inherit; color: inherit; background: var(--card); border: 1px solid var(--soft); border-radius: 4px; padding: 8px; min-width: 0; }
.spinner { width: 32px; height: 32px; margin: 48px auto; border: 4px solid var(--line); border-top-color: var(--accent); border-radius: 50%; animation: turn 1s linear infinite; }
@keyframes turn { to { transform: rotate(360deg); } }
@media (prefers-reduced-motion: reduce) { .spinner { animation-duration: 6s; } .switch::before { transition: none; } }
.layer { position: fixed; inset: 0; display: grid; place-items: center; background: #0009; padding: 16px; z-index: 10; }
.dialog { background: var(--card); border-radius: 12px; padding: 24px; max-width: 480px; }
.choice { display: flex; justify-content: space-between; padding: 8px 0; } .buttons { display: flex; flex-wrap: wrap; gap: 12px; margin-top: 16px; }
`;
