import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pageOf } from '../../build/catalogue/outline-page.mjs';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import type { Listing } from '../../checks/engine/contract.ts';
import { listControls } from '../../checks/engine/list-controls.ts';
import { outlineOf, rawOutlineSchema } from '../../checks/engine/outline.ts';
import { outlineFacts } from '../../checks/engine/outline-facts.ts';
import { outlinePage } from '../../checks/engine/page-outline.ts';
import { pageSight } from '../../checks/engine/page-sight.ts';
import { MOST_OUTLINED, type Outline, outlineSchema, writtenOutline } from '../../checks/model/index.ts';
import { launchChromium } from '../support/chromium.ts';
import { servePages } from '../support/pages.ts';
import { settingOf } from '../support/visits.ts';

const catalogue = loadCatalogue();
const check = settingOf('linkedin.ai-training');
const [label] = check.control.labels;

let browser: Browser;
beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());

/** The outline of a page with this body. */
async function outlined(body: string, script = ''): Promise<Outline> {
  const html = `<!doctype html><meta charset=utf-8><title>Ada Lovelace</title><body>${body}<script>${script}</script>`;
  const served = await servePages(() => html);
  const page = await browser.newPage();
  try {
    await page.goto(`${served.origin}${check.place.path}`);
    const raw = await page.evaluate(`(${outlinePage})((${pageSight})(), ${MOST_OUTLINED})`);
    const platform = catalogue.platforms.find(({ id }) => id === 'linkedin');
    if (platform === undefined) throw new Error('no platform');
    const facts = outlineFacts({ platform, catalogue: catalogue.manifests });
    const about = { platform: platform.id, page: check.place.path, on: '2026-11-26' };
    return outlineOf(rawOutlineSchema.parse(raw), facts, about);
  } finally {
    await page.close();
    await served.close();
  }
}

/** Everything by which a person, an account or a visit could be told. */
const secrets = [
  'Ada',
  'Lovelace',
  'ada.lovelace',
  'example.org',
  '+44 20 7946 0958',
  '4111',
  'urn:li:member:88412345',
  'ada-lovelace-1815',
  'hunter2',
  'Zürich',
  'Analytical Engine',
  'sess_9f8e7d',
  '88412345',
  'adaLovelace',
];

const everywhere = `
  <h1>${label?.text}</h1><h2>Ada Lovelace</h2>
  <img alt="Ada Lovelace" src="/in/ada-lovelace-1815.png"><svg><title>Ada Lovelace</title><text>Lovelace</text></svg>
  <a href="/in/ada-lovelace-1815" title="Ada Lovelace" aria-label="Ada Lovelace's page">Ada</a>
  <a href="/mypreferences/d/ada-lovelace-1815">Ada</a><a href="/mypreferences/d/settings?member=88412345">More</a>
  <a href="mailto:ada.lovelace@example.org">ada.lovelace@example.org</a>
  <input id="adaLovelace" name="ada.lovelace@example.org" value="hunter2" placeholder="Zürich, Ada" aria-label="+44 20 7946 0958">
  <input type="password" value="hunter2"><textarea>Analytical Engine</textarea>
  <select><option selected>Zürich</option></select>
  <div contenteditable>Analytical Engine by <b>Ada</b></div>
  <div role="Ada" data-testid="sess_9f8e7d" id="urn:li:member:88412345" class="ada-lovelace" style="--x: 'Lovelace'">
    <span data-name="Ada">4111 1111 1111 1111</span></div>
  <ada-lovelace>Ada</ada-lovelace><x-card id="host"></x-card>
  <iframe srcdoc="<p>Ada Lovelace</p>"></iframe><noscript>Ada</noscript><template>Ada</template>
  <p aria-describedby="88412345">Signed in as Ada Lovelace</p>
  <input type="checkbox" role="switch" aria-labelledby="allowDataForGenerativeAI" aria-checked="true" checked>`;

describe('nothing that tells a person is in an outline', () => {
  test.each(secrets)('not %s', async (secret) => {
    const outline = await outlined(
      everywhere,
      `host.attachShadow({ mode: 'open' }).innerHTML = '<label title="Ada">Ada Lovelace <input value=hunter2></label>';`,
    );
    // The marks of equal texts are drawn anew for each outline: by chance their digits can spell a short name.
    const written = writtenOutline(outline).replaceAll(/"same":"[0-9a-f]{8}"/g, '"same"');
    expect(written.toLowerCase()).not.toContain(secret.toLowerCase());
  });

  test('a known word with letters between that nobody sees is written as we know it', async () => {
    const hidden = [...(label?.text ?? '')].join('\u200b');
    const outline = await outlined(`<p>${hidden}</p>`);
    expect(writtenOutline(outline)).not.toContain('\u200b');
  });

  test('equal texts are equal in one outline, and not in two', async () => {
    const marksOf = ({ nodes }: Outline) =>
      nodes.flatMap(({ text }) => (typeof text === 'object' ? [text.same] : []));
    const [first, second] = [await outlined('<p>Ada</p><b>Ada</b><i>Bab</i>'), await outlined('<p>Ada</p>')];
    const [ada, again, other] = marksOf(first);
    expect(ada).toBe(again);
    expect(ada).not.toBe(other);
    expect(marksOf(second)).not.toContain(ada);
  });
});

describe('what mending a check needs is in it', () => {
  test('controls, their positions and keys, known words, levels, where links to settings lead', async () => {
    const { nodes } = await outlined(`
      <h1>${label?.text}</h1><a href="/mypreferences/d/data-for-ai-improvement">x</a>
      <input type="checkbox" role="switch" aria-labelledby="allowDataForGenerativeAI" checked>
      <input type="checkbox" id="CHECKBOX_3_LABEL" disabled hidden>
      <button aria-pressed="true" aria-expanded="false" aria-label="Close">?</button>`);
    expect(nodes).toContainEqual(expect.objectContaining({ tag: 'h1', level: 1, text: expect.any(String) }));
    expect(nodes).toContainEqual(
      expect.objectContaining({
        type: 'checkbox',
        role: 'switch',
        checked: 'true',
        keys: { 'aria-labelledby': 'allowDataForGenerativeAI' },
      }),
    );
    expect(nodes).toContainEqual(
      expect.objectContaining({
        keys: { id: 'CHECKBOX_3_LABEL' },
        checked: 'false',
        disabled: true,
        hidden: true,
      }),
    );
    expect(nodes).toContainEqual(
      expect.objectContaining({ pressed: 'true', expanded: 'false', label: 'close' }),
    );
    expect(nodes).toContainEqual(
      expect.objectContaining({ leadsTo: '/mypreferences/d/data-for-ai-improvement' }),
    );
  });

  test('what lies in an open shadow root, below its host', async () => {
    const { nodes } = await outlined(
      '<x-card id=host></x-card>',
      "host.attachShadow({mode:'open'}).innerHTML='<button>Save</button>'",
    );
    const host = nodes.findIndex(({ tag }) => tag === 'custom-element');
    expect(nodes[host + 1]).toMatchObject({
      tag: 'button',
      inShadow: true,
      depth: (nodes[host]?.depth ?? 0) + 1,
      text: 'save',
    });
  });

  test('wrappers that say nothing are left out', async () => {
    const { nodes } = await outlined(`${'<div>'.repeat(30)}<button>Save</button>${'</div>'.repeat(30)}`);
    expect(nodes).toEqual([{ depth: 0, tag: 'button', text: 'save' }]);
  });

  test('a page without end is cut, and that is said', async () => {
    const { nodes, more } = await outlined('<p>a</p>'.repeat(MOST_OUTLINED + 50));
    expect([nodes.length <= MOST_OUTLINED, more]).toEqual([true, true]);
  });

  test('what is saved is what was shown, and can be read again', async () => {
    const outline = await outlined(everywhere);
    expect(outlineSchema.parse(JSON.parse(writtenOutline(outline)))).toEqual(outline);
  });

  test('a page can be made of it on which the same is seen', async () => {
    const first = await outlined(
      `<h1>${label?.text}</h1><main><div><p>Ada Lovelace of Zürich</p><p>Ada Lovelace of Zürich</p></div>
      <label>${label?.text} <input type="checkbox" role="switch" id="CHECKBOX_3_LABEL" checked></label>
      <button aria-pressed="true" disabled>Save</button><div role="heading" aria-level="3">Ada</div>
      <a href="/mypreferences/d/data-for-ai-improvement">Close</a><ada-lovelace><b hidden>On</b></ada-lovelace></main>
      <x-card id=host><i>Off</i></x-card>`,
      "host.attachShadow({ mode: 'open' }).innerHTML = '<p><button aria-expanded=true>Save</button></p>';",
    );
    const again = await outlined(pageOf(first).replace(/^.*<body>|<\/body>.*$/gs, ''));
    const built = ({ nodes }: Outline) =>
      nodes.map(({ text, ...rest }) => ({ ...rest, text: typeof text === 'object' ? text.words : text }));
    expect(built(again)).toEqual(built(first));
    expect(JSON.stringify(first.nodes)).toContain('CHECKBOX_3_LABEL');
  });
});

describe('an outline that is asked for', () => {
  const visit = async (html: string, cookie: string, listing: Partial<Listing> = {}) => {
    const served = await servePages(() => html);
    const context = await browser.newContext();
    await context.addCookies([{ name: cookie, value: 'sess_9f8e7d', url: served.origin }]);
    try {
      const wanted = { ...listingOn(served.origin), outlined: true, ...listing };
      return await listControls(await context.newPage(), wanted, {
        now: () => new Date('2026-11-26T09:00:00Z'),
      });
    } finally {
      await context.close();
      await served.close();
    }
  };
  const platform = catalogue.platforms.find(({ id }) => id === 'linkedin');
  const listingOn = (site: string): Listing => {
    if (platform === undefined) throw new Error('no platform');
    const { path } = check.place;
    return {
      platform,
      site,
      path,
      checks: [check],
      catalogue: catalogue.manifests,
      identity: null,
      pointedAt: null,
    };
  };
  const page = `<!doctype html><meta charset=utf-8><body>${everywhere.replace('type="password"', '')}</body>`;
  const cookie = platform?.signedIn.cookies[0] ?? '';

  test('comes with the list, of that page, on that day', async () => {
    const { outline, blocker } = await visit(page, cookie);
    expect([blocker, outline?.on, outline?.page]).toEqual([null, '2026-11-26', check.place.path]);
    for (const secret of secrets) expect(JSON.stringify(outline)).not.toContain(secret);
  });

  test('does not come where nobody asked, and not of a page on which nobody is signed in', async () => {
    expect((await visit(page, cookie, { outlined: false })).outline).toBeNull();
    const signedOut = await visit(`<body>${everywhere}</body>`, cookie);
    expect([signedOut.blocker?.reason, signedOut.outline]).toEqual(['signedOut', null]);
  });
});
