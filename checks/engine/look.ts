import type { ElementHandle, Frame, Page } from 'playwright-core';
import { z } from 'zod';
import type { Platform, State } from '../model/index.ts';
import { choiceSchema, positionOf } from './choices.ts';
import { type GatherRequest, gatherPage } from './gather.ts';

const areaSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
/** A part of a page, in CSS pixels from the page's own corner. */
export type Area = z.infer<typeof areaSchema>;

const controlSchema = z.object({
  /** The DOM property of a native checkbox: 'true', 'false' or 'mixed'; null where there is none. */
  property: z.enum(['true', 'false', 'mixed']).nullable(),
  /** The explicit ARIA state; anything but 'true' and 'false' says nothing. */
  aria: z.string().nullable(),
  /** Set where the control is a switch in other clothes. */
  choice: choiceSchema.nullable(),
  disabled: z.boolean(),
  keys: z.record(z.string(), z.string()),
  containers: z.array(z.string()),
  names: z.array(z.object({ from: z.string(), text: z.string() })),
  visible: z.boolean(),
  inDialog: z.boolean(),
  inNavigation: z.boolean(),
  /** Only where it was asked for, and never for a control in a frame: its coordinates are the frame's own. */
  place: z
    .object({
      control: areaSchema,
      row: areaSchema,
      /** The part of the page that is scrolled into view. */
      view: areaSchema,
    })
    .optional(),
});
/** One switch-like control as one look saw it. */
export type SeenControl = z.infer<typeof controlSchema>;

const lookSchema = z.object({
  complete: z.boolean(),
  headings: z.array(z.string()),
  subheadings: z.array(z.string()),
  textLength: z.number(),
  texts: z.array(z.string()),
  testIds: z.array(z.string()),
  /** A link to the sign-in page stands there for all to see. */
  signInOffered: z.boolean(),
  passwordAsked: z.boolean(),
  dialogOpen: z.boolean(),
  challengeFrame: z.boolean(),
  busy: z.boolean(),
  storage: z.boolean(),
  elementCount: z.number(),
  controls: z.array(controlSchema),
});
/** All that one look at a page gathered; nothing in it is judged yet. */
export type Look = z.infer<typeof lookSchema>;

/** Looks at the page and at every frame of the platform's own in it. Rejects where the page went away meanwhile. */
export async function lookAt(
  page: Page,
  platform: Platform,
  site: string,
  withPlaces = false,
): Promise<Look> {
  const request = requestFor(platform, false);
  const wanted = { ...request, withPlaces };
  const main = lookSchema.parse((await page.mainFrame().evaluate(gatherPage, wanted)).look);
  for (const frame of await ownFrames(page, site)) {
    const inner = lookSchema.safeParse((await frame.evaluate(gatherPage, request).catch(() => null))?.look);
    if (inner.success) main.controls.push(...inner.data.controls);
  }
  return main;
}

/** A look together with the elements, in the order of `look.controls`, for the one click of a fix. */
export async function lookWithElements(
  page: Page,
  platform: Platform,
  site: string,
): Promise<{ look: Look; elementAt: (index: number) => Promise<ElementHandle<Element> | null> }> {
  const request = requestFor(platform, true);
  const seen: { look: Look; elementAt: (index: number) => Promise<ElementHandle<Element> | null> }[] = [];
  for (const frame of [page.mainFrame(), ...(await ownFrames(page, site))]) {
    const handle = await frame.evaluateHandle(gatherPage, request);
    const look = lookSchema.parse(await handle.evaluate((result) => result.look));
    seen.push({
      look,
      elementAt: async (index) =>
        (await handle.evaluateHandle((result, at) => result.elements[at] ?? null, index)).asElement(),
    });
  }
  const [main, ...others] = seen;
  if (main === undefined) throw new Error('The page has no main frame.');
  const look = { ...main.look, controls: seen.flatMap((part) => part.look.controls) };
  return {
    look,
    elementAt: async (index) => {
      let rest = index;
      for (const part of [main, ...others]) {
        if (rest < part.look.controls.length) return part.elementAt(rest);
        rest -= part.look.controls.length;
      }
      return null;
    },
  };
}

function requestFor(platform: Platform, withElements: boolean): GatherRequest {
  return {
    testIds: [...platform.signedIn.testIds, ...platform.signedOut.testIds],
    texts: [...platform.brokenPageTexts, ...platform.notOfferedTexts],
    storagePrefixes: platform.signedIn.localStoragePrefixes,
    signInPaths: platform.signedOut.paths.map((path) => path.replace(/\/$/, '')),
    withElements,
    withPlaces: false,
  };
}

/** Visible frames of the platform's own site. Frames of strangers (advertisements) are none of our business. */
async function ownFrames(page: Page, site: string): Promise<Frame[]> {
  const frames: Frame[] = [];
  for (const frame of page.frames().slice(1, 12)) {
    const address = frame.url();
    if (!(address.startsWith(`${site}/`) || address === 'about:srcdoc')) continue;
    const element = await frame.frameElement().catch(() => null);
    if (element !== null && (await element.isVisible().catch(() => false))) frames.push(frame);
  }
  return frames;
}

/** The position that a control shows, or null where it says two things at once or none. */
export function stateOf(control: SeenControl): State | null {
  if (control.choice) return positionOf(control.choice);
  const said = [control.property, control.aria].filter((word) => word !== null);
  if (said.length === 0 || said.some((word) => word !== said[0])) return null;
  return said[0] === 'true' ? 'on' : said[0] === 'false' ? 'off' : null;
}

/** True where the DOM's property and ARIA contradict each other. */
export function contradictsItself(control: SeenControl): boolean {
  return control.property !== null && control.aria !== null && control.property !== control.aria;
}
