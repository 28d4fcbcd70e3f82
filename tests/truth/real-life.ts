import type { State } from '../../checks/model/index.ts';
import { Dice } from '../drift/dice.ts';
import { json, type Route, settingsPage, text, trainingData, trainingPath, trainingSwitch } from './stage.ts';

/** Where a page takes the position from that it draws. */
type Source = 'own answer' | 'an answer nobody listed' | 'its markup' | 'its own HTML';

/** What pages are full of, and what has nothing to do with the position of a switch. */
interface Feature {
  readonly name: string;
  readonly head?: string;
  /** Below the switch. */
  readonly body?: string;
  /** Runs before the position is asked for. */
  readonly before?: string;
  /** Runs once the position has been drawn. */
  readonly after?: string;
  readonly routes?: Readonly<Record<string, Route>>;
  /** Only with an own answer: what goes wrong on a page that heard nothing may have kept it from hearing. */
  readonly answeredOnly?: true;
}

const script = (body: string, headers: Record<string, string> = {}): Route =>
  text(body, 'text/javascript', headers);
const never: Route = () => undefined;
const status = (code: number): Route => json({}, {}, code);
const stream: Route = (_, answer) => {
  answer.writeHead(200, { 'content-type': 'text/event-stream' });
  answer.write('data: {}\n\n');
};
const late =
  (ms: number, route: Route): Route =>
  (ask, answer, body) => {
    setTimeout(() => route(ask, answer, body), ms);
  };

/** `elsewhere` is a host that is no part of the site; nothing listens at port 9. */
const features = (elsewhere: string): [Feature, ...Feature[]] => [
  {
    name: 'blocked trackers in the markup',
    head: '<script async src="https://www.googletagmanager.com/gtag/js?id=1"></script><script defer src="https://www.google-analytics.com/analytics.js"></script>',
  },
  {
    name: 'a blocked advertisement that a tag manager added',
    after: `const s=document.createElement('script');s.src='http://127.0.0.1:9/t.js';document.body.append(s);`,
  },
  {
    name: 'a pixel that is refused',
    body: '<img alt="" width="1" height="1" src="http://127.0.0.1:9/p.gif">',
  },
  { name: 'a beacon that is refused', after: `navigator.sendBeacon('http://127.0.0.1:9/b','x');` },
  {
    name: 'a stranger’s script that throws',
    after: `const s=document.createElement('script');s.src='${elsewhere}/throws.js';document.body.append(s);`,
  },
  {
    name: 'a stranger’s frame with switches',
    body: `<iframe title="Advertisement" src="${elsewhere}/frame"></iframe>`,
  },
  {
    name: 'a consent manager with switches of its own',
    body: `<div role="region" aria-label="Cookies" style="position:fixed;bottom:0;left:0;right:0;background:#eee"><label><input type="checkbox" role="switch" checked> Advertising cookies</label><button>Accept all</button><button>Reject all</button></div>`,
  },
  {
    name: 'a consent manager in a root of its own',
    after: `const c=document.createElement('div');document.body.append(c);c.attachShadow({mode:'closed'}).innerHTML='<div style="position:fixed;top:0;left:0;right:0"><button>Accept</button><button>Decline</button></div>';`,
  },
  { name: 'a status line', body: '<div role="status">All changes are saved.</div>' },
  { name: 'an empty alert', body: '<div role="alert" aria-live="assertive"></div>' },
  {
    name: 'a message of failure that is hidden',
    body: '<div hidden>Something went wrong. Try again</div><template><p>Could not load</p></template>',
  },
  { name: 'two screens of text', body: '<div style="height:2600px">Words about it.</div>' },
  {
    name: 'what it keeps in the browser',
    before: `localStorage.setItem('seen','1');sessionStorage.setItem('a','{"b":false}');`,
  },
  {
    name: 'an image that is slow',
    body: '<img alt="" src="/slow.png">',
    routes: { '/slow.png': late(2_000, status(404)) },
  },
  {
    name: 'an image that never comes',
    body: '<img alt="" src="/never.png">',
    routes: { '/never.png': never },
  },
  {
    name: 'an icon and a font that are not there',
    head: '<link rel="icon" href="/none.ico"><style>@font-face{font-family:x;src:url(/none.woff2)}h1{font-family:x}</style>',
  },
  {
    name: 'a service worker that serves its shell',
    before: `navigator.serviceWorker?.register('/sw.js').catch(()=>{});`,
    routes: {
      '/sw.js': script(
        `self.addEventListener('fetch',(e)=>{if(e.request.mode==='navigate')e.respondWith(fetch(e.request))})`,
      ),
    },
  },
  {
    name: 'code that is kept for a year',
    head: '<script src="/app.js"></script>',
    routes: {
      '/app.js': script('globalThis.app=1;', { 'cache-control': 'public, max-age=31536000, immutable' }),
    },
  },
  {
    name: 'modules and a part that is loaded when it is needed',
    head: '<link rel="modulepreload" href="/part.js">',
    before: `import('/part.js').catch(()=>{});`,
    routes: { '/part.js': script('export const part = 1;') },
  },
  {
    name: 'an error of its own after the value was drawn',
    after: `setTimeout(()=>{throw new TypeError('x is undefined')},30);`,
    answeredOnly: true,
  },
  {
    name: 'a promise of its own that nobody caught',
    after: `Promise.reject(new Error('late'));`,
    answeredOnly: true,
  },
  { name: 'words in the console', after: `console.error('Warning: deprecated');console.warn('x');` },
  {
    name: 'counting of its own that is refused',
    after: `fetch('/li/track',{method:'POST',body:'{}'}).catch(()=>{});`,
    routes: { '/li/track': status(403) },
    answeredOnly: true,
  },
  {
    name: 'a stream that stays open',
    after: `new EventSource('/realtime');`,
    routes: { '/realtime': stream },
  },
  {
    name: 'news that it asks for again and again',
    after: `setInterval(()=>fetch('/badge').then(r=>r.json()),120);`,
    routes: { '/badge': json({ unread: 3 }) },
  },
  {
    name: 'a request that it left and asked again',
    before: `const a=new AbortController();fetch('/me',{signal:a.signal}).catch(()=>{});a.abort();fetch('/me').then(r=>r.json());`,
    routes: { '/me': json({ name: 'Me' }) },
  },
  {
    name: 'a request that failed and was asked again',
    before: `fetch('/flaky').then(r=>r.ok?r:fetch('/flaky')).catch(()=>{});`,
    routes: { '/flaky': everySecond() },
  },
  {
    name: 'ResizeObserver’s own complaint',
    after: `new ResizeObserver(()=>{document.body.style.paddingTop=Math.random()*3+'px'}).observe(document.body);`,
  },
  {
    name: 'a row that is drawn anew',
    after: `setTimeout(()=>{const m=document.querySelector('main');const c=document.querySelector('input[role=switch]').checked;m.innerHTML=m.innerHTML;document.querySelector('input[role=switch]').checked=c;},80);`,
  },
  {
    name: 'a place for advertisements that waits for ever',
    body: '<aside aria-label="Advertisement"><div role="progressbar" aria-label="Loading" style="width:20px;height:20px;background:#ccc"></div></aside>',
  },
  {
    name: 'a policy that forbids strangers',
    head: `<meta http-equiv="Content-Security-Policy" content="img-src 'self'">`,
    body: '<img alt="" src="https://www.facebook.com/tr?id=1">',
  },
  {
    name: 'a worker of its own',
    before: `new Worker('/worker.js');`,
    routes: { '/worker.js': script('postMessage(1)') },
  },
  {
    name: 'rules for loading ahead',
    head: '<script type="speculationrules">{"prefetch":[{"source":"list","urls":["/next"]}]}</script>',
  },
  {
    name: 'work that never rests',
    after: `setInterval(()=>{const t=performance.now();while(performance.now()-t<12);},60);`,
  },
  {
    name: 'flags of its experiments',
    before: `fetch('/flags').then(r=>r.json());`,
    routes: {
      '/flags': json({ flags: { new_nav: { value: true }, dark: false }, config: { enabled: true } }),
    },
  },
  {
    name: 'state of something else in its HTML',
    head: '<script type="application/json" id="state">{"user":{"name":"Me","premium":false},"errors":[]}</script>',
  },
  {
    name: 'a bar that stays on top',
    body: '<div style="position:fixed;top:0;left:0;right:0;height:60px;background:#fff;z-index:9">Menu</div>',
  },
  {
    name: 'forty images',
    body: Array.from({ length: 40 }, (_, at) => `<img alt="" src="/i${at}.png" width="8">`).join(''),
  },
  { name: 'a question before leaving', after: `addEventListener('beforeunload',(e)=>{});` },
  {
    name: 'a counter that moves on',
    body: '<p id="clock">0</p>',
    after: `setInterval(()=>{clock.textContent=Number(clock.textContent)+1},50);`,
  },
];

function everySecond(): Route {
  let asked = 0;
  return (ask, answer, body) => (++asked % 2 === 1 ? status(503) : json({ fine: true }))(ask, answer, body);
}

/** A page as it is in real life. The position it draws is the one that the server holds. */
export interface LifePage {
  readonly seed: number;
  readonly truth: State;
  readonly source: Source;
  readonly features: readonly string[];
  readonly routes: Readonly<Record<string, Route | string>>;
}

/** Makes one page, the same for the same seed. */
export function lifePage(seed: number, elsewhere: string): LifePage {
  const dice = new Dice(seed);
  const truth: State = dice.chance(0.6) ? 'off' : 'on';
  const source = dice.pick<Source>(['own answer', 'an answer nobody listed', 'its markup', 'its own HTML']);
  const fitting = features(elsewhere).filter(({ answeredOnly }) => !answeredOnly || source === 'own answer');
  const chosen = new Set(Array.from({ length: 1 + dice.below(5) }, () => dice.below(fitting.length)));
  const picked = fitting.filter((_, at) => chosen.has(at));
  const join = (part: 'head' | 'body' | 'before' | 'after'): string =>
    picked
      .map((feature) =>
        feature[part] === undefined ? '' : `${part.length > 4 ? `{${feature[part]}}` : feature[part]}`,
      )
      .join('');
  const draw = `const box=document.querySelector('input[role=switch]');`;
  const after = `{${join('after')}}`;
  const value = truth === 'on';
  const asked = (address: string) =>
    `fetch('${address}').then(r=>r.json()).then(d=>{box.checked=d.value;${after}}).catch(()=>{});`;
  const address = source === 'own answer' ? trainingData : '/api/graph';
  const drawn = source === 'its markup' && value ? 'checked' : '';
  const code = {
    'own answer': asked(trainingData),
    'an answer nobody listed': asked('/api/graph'),
    'its markup': after,
    'its own HTML': `box.checked=JSON.parse(document.getElementById('own').textContent).value;${after}`,
  }[source];
  const own =
    source === 'its own HTML'
      ? `<script type="application/json" id="own">${JSON.stringify({ value })}</script>`
      : '';
  const page = settingsPage(
    trainingSwitch(drawn) + join('body'),
    `${draw}${join('before')}${code}`,
    own + join('head'),
  );
  const answer = json(source === 'own answer' ? { key: 'allowDataForGenerativeAI', value } : { value });
  return {
    seed,
    truth,
    source,
    features: picked.map(({ name }) => name),
    routes: {
      ...Object.assign({}, ...picked.map(({ routes }) => routes ?? {})),
      [trainingPath]: page,
      [address]: late(dice.below(250), answer),
    },
  };
}
