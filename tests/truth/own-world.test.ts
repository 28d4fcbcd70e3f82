import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../support/chromium.ts';
import {
  fix,
  json,
  read,
  readPatiently,
  type Stage,
  serve,
  settingsPage,
  trainingData,
  trainingPath,
  trainingSwitch,
  verdict,
} from './stage.ts';

let browser: Browser;
let stranger: Stage;
beforeAll(async () => {
  browser = await launchChromium();
  stranger = await serve({
    '/f': '<button style="position:fixed;inset:0;width:100%" onclick="fetch(\'/PRESSED\',{method:\'POST\'})">Delete</button>',
  });
});
afterAll(async () => {
  await browser.close();
  await stranger.close();
});

/** One line of a page's script, run before anything else on it, that makes what looks at it there see what is not so. */
const lies: readonly (readonly [string, string])[] = [
  [
    'the getter of a box’s position',
    "Object.defineProperty(HTMLInputElement.prototype,'checked',{get(){return false}})",
  ],
  [
    'every attribute',
    "Element.prototype.getAttribute=function(n){return n==='aria-checked'?'false':n==='aria-labelledby'?'allowDataForGenerativeAI':null}",
  ],
  [
    'what is serialised',
    'JSON.stringify=new Proxy(JSON.stringify,{apply:(f,t,a)=>Reflect.apply(f,t,a).replaceAll(\'"true"\',\'"false"\')})',
  ],
  [
    'lists of elements',
    "const m=Array.prototype.map;Array.prototype.map=function(f,...r){const o=m.call(this,f,...r);for(const x of o)if(x&&x.property)x.property='false';return o}",
  ],
  ['strings', "String.prototype.toString=()=>'false';globalThis.String=()=>'false'"],
];
const hide = (element: string) => `document.addEventListener('DOMContentLoaded',()=>{${element}})`;

describe('a page that really shows on', () => {
  it.each(lies)('is not private because it lies about %s', async (_name, lie) => {
    const stage = await serve({
      [trainingPath]: settingsPage(trainingSwitch('checked'), '', `<script>${lie}</script>`),
    });
    const seen = await readPatiently(browser, stage.origin);
    await stage.close();
    expect(verdict(seen)).toBe('fail');
  });

  it.each([
    ['a form called querySelectorAll', '<form name="querySelectorAll"></form>'],
    ['an image called body', '<img name="body" alt="">'],
    ['a field called parentElement', '<form><input name="parentElement" type="hidden"></form>'],
    [
      'a field called getAttribute',
      '<form id="checkVisibility"><input name="getAttribute" type="hidden"></form>',
    ],
  ])('is read through %s', async (_name, clobber) => {
    const stage = await serve({ [trainingPath]: settingsPage(`${clobber}${trainingSwitch('checked')}`) });
    const seen = await readPatiently(browser, stage.origin);
    await stage.close();
    expect(verdict(seen)).toBe('fail');
  });
});

describe('a page without the switch', () => {
  const fake = `const fake=document.createElement('input');fake.type='checkbox';fake.setAttribute('aria-labelledby','allowDataForGenerativeAI');`;
  it.each([
    [
      'a made-up one',
      `${fake}const q=Document.prototype.querySelectorAll;Document.prototype.querySelectorAll=function(s){return s.startsWith('input')?[fake]:q.call(this,s)};fake.checkVisibility=()=>true;fake.getBoundingClientRect=()=>({x:1,y:1,width:40,height:20,left:1,top:1,right:50,bottom:30});const g=getComputedStyle;window.getComputedStyle=(e,p)=>e===fake?{display:'block',opacity:'1',clipPath:'none'}:g(e,p);`,
    ],
    [
      'one that says it can be seen',
      `${hide(`${fake}fake.style.display='none';document.querySelector('main').append(fake)`)};Element.prototype.checkVisibility=()=>true;Element.prototype.getBoundingClientRect=()=>({x:1,y:1,width:40,height:20,left:1,top:1,right:50,bottom:30});`,
    ],
    [
      'one of another document',
      `${fake}document.implementation.createHTMLDocument('x').body.append(fake);Document.prototype.querySelectorAll=()=>[fake];`,
    ],
  ])('is never private because of %s', async (_name, lie) => {
    const stage = await serve({
      [trainingPath]: settingsPage(
        '<p>There is nothing here to be turned off.</p>',
        '',
        `<script>${lie}</script>`,
      ),
    });
    const seen = await read(browser, stage.origin);
    await stage.close();
    expect(verdict(seen)).toMatch(/^unknown\//);
  });
});

it('a fix never presses a stranger’s frame that the page puts in the switch’s place', async () => {
  const script = `const map=Array.prototype.map;Array.prototype.map=function(f,...r){const o=map.call(this,f,...r);if(this.length===1&&o[0]&&o[0].keys)this[0]=document.getElementById('bait');return o};`;
  const frame = `<iframe id="bait" src="${stranger.origin.replace('127.0.0.1', 'localhost')}/f" width="300" height="200"></iframe>`;
  const stage = await serve({
    [trainingPath]: settingsPage(`${trainingSwitch('checked')}${frame}`, '', `<script>${script}</script>`),
  });
  await fix(browser, stage.origin);
  await stage.close();
  expect(stranger.asked.filter((line) => line.includes('PRESSED'))).toEqual([]);
});

it.each([
  ['of more switches than are told apart, whatever its data says', 700, /^unknown\/ambiguous$/],
  ['of thousands of switches, in time', 4_000, /^unknown\//],
  ['of as many as any settings page has', 100, /^pass$/],
])('a page %s', async (_name, count, said) => {
  const many = Array.from({ length: count }, (_, n) => `<label>Setting ${n}<input type="checkbox"></label>`);
  const stage = await serve({
    [trainingPath]: settingsPage(`${trainingSwitch()}${many.join('')}`, `fetch('${trainingData}')`),
    [trainingData]: json({ key: 'allowDataForGenerativeAI', value: false }),
  });
  const seen = await read(browser, stage.origin, { timing: { ready: 8_000 } });
  await stage.close();
  expect(verdict(seen)).toMatch(said);
  expect(seen.inventory.length).toBeLessThanOrEqual(500);
});
