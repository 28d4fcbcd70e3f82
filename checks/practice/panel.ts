import * as z from 'zod';
import { languages } from '../model/index.ts';
import { faultSchema } from './contract.ts';
import { escapeHtml, htmlDocument } from './document.ts';
import type { Exchange } from './exchange.ts';
import { PANEL_STYLE_PATH, panelStyle } from './panel-style.ts';
import { panelBody } from './panel-view.ts';
import { listingStates, rowChangeSchema } from './row-changes.ts';
import { positionsOf, type Site } from './site.ts';
import { siteWords } from './words.ts';

const PANEL_PATH = '/practice';

/** The fields of a form about one row; which of them are needed, its change says. */
const anyRowChange = {
  change: z.string(),
  page: z.string().optional(),
  path: z.string().optional(),
  other: z.string().optional(),
  into: z.string().optional(),
  title: z.string().optional(),
};

/** Every form of the panel, by the value of its `do` field. */
const orderSchema = z.discriminatedUnion('do', [
  z.object({ do: z.literal('set'), check: z.string(), to: z.enum(['on', 'off']) }),
  z.object({ do: z.literal('setAll'), to: z.enum(['on', 'off']) }),
  z.object({ do: z.literal('addFault'), fault: faultSchema, only: z.string() }),
  z.object({ do: z.literal('removeFault'), at: z.coerce.number().int().min(0) }),
  z.object({ do: z.literal('clearFaults') }),
  z.object({ do: z.literal('session'), to: z.enum(['in', 'out']) }),
  z.object({ do: z.literal('language'), to: z.enum(languages) }),
  z.object({ do: z.literal('listing'), to: z.enum(listingStates) }),
  z.object({ do: z.literal('row'), ...anyRowChange }),
  z.object({ do: z.literal('removeRowChange'), at: z.coerce.number().int().min(0) }),
  z.object({ do: z.literal('forget') }),
  z.object({ do: z.literal('reset') }),
]);
type Order = z.infer<typeof orderSchema>;

/** True for the panel's own addresses. */
export function isPanelPath(path: string): boolean {
  return path === PANEL_PATH || path === PANEL_STYLE_PATH;
}

/** The practice panel: GET shows it, POST does one thing and shows it again. It needs no script. */
export async function answerPanel(exchange: Exchange, site: Site): Promise<void> {
  if (exchange.path === PANEL_STYLE_PATH) return exchange.send(200, 'text/css', panelStyle);
  const { language } = site.state();
  const words = siteWords(language, site.shape.name);
  if (exchange.method === 'GET' || exchange.method === 'HEAD') {
    return exchange.html(200, page(site, words.panelTitle, panelBody(site)));
  }
  if (exchange.method !== 'POST' || !exchange.fromOwnPage) {
    return exchange.html(403, page(site, words.panelTitle, complaint(words.refused, words.backToPanel)));
  }
  const order = orderSchema.safeParse(Object.fromEntries(await exchange.form()));
  if (!order.success || !carryOut(order.data, exchange, site)) {
    return exchange.html(400, page(site, words.panelTitle, complaint(words.badRequest, words.backToPanel)));
  }
  const where = {
    set: '#settings',
    setAll: '#settings',
    addFault: '#faults',
    removeFault: '#faults',
    clearFaults: '#faults',
    listing: '#rows',
    row: '#rows',
    removeRowChange: '#rows',
  };
  const anchor = Object.entries(where).find(([name]) => name === order.data.do)?.[1] ?? '';
  exchange.redirect(`${PANEL_PATH}${anchor}`, 303);
}

/** Does what a form asked for. False where it named a setting that is not here. */
function carryOut(order: Order, exchange: Exchange, site: Site): boolean {
  const known = positionsOf(site.shape).map(({ check }) => check);
  const { faults, rowChanges } = site.state();
  switch (order.do) {
    case 'set':
      if (!known.includes(order.check)) return false;
      site.change({ settings: { [order.check]: order.to } });
      return true;
    case 'setAll':
      site.change({ settings: Object.fromEntries(known.map((check) => [check, order.to])) });
      return true;
    case 'addFault':
      if (order.only !== '' && !known.includes(order.only)) return false;
      site.change({
        faults: [...faults, { fault: order.fault, ...(order.only === '' ? {} : { only: [order.only] }) }],
      });
      return true;
    case 'removeFault':
      site.change({ faults: faults.filter((_, at) => at !== order.at) });
      return true;
    case 'clearFaults':
      site.change({ faults: [] });
      return true;
    case 'session':
      if (order.to === 'in') site.signIn(exchange);
      else site.signOut(exchange);
      return true;
    case 'language':
      site.change({ language: order.to });
      return true;
    case 'listing':
      site.change({ listing: order.to });
      return true;
    case 'row': {
      const { do: _, ...fields } = order;
      const change = rowChangeSchema.safeParse(fields);
      if (!change.success) return false;
      site.change({ rowChanges: [...rowChanges, change.data] });
      return true;
    }
    case 'removeRowChange':
      site.change({ rowChanges: rowChanges.filter((_, at) => at !== order.at) });
      return true;
    case 'forget':
      site.forgetLog();
      return true;
    case 'reset':
      site.reset();
      return true;
  }
}

function complaint(text: string, back: string): string {
  return `<h1>${escapeHtml(text)}</h1><p><a href="${PANEL_PATH}">${escapeHtml(back)}</a></p>`;
}

function page(site: Site, title: string, body: string): string {
  return htmlDocument({
    language: site.state().language,
    title: `${title} – ${site.shape.name}`,
    style: PANEL_STYLE_PATH,
    body: `<main>${body}</main>`,
  });
}
