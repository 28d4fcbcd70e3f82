import type { Frame, Locator, Page } from 'playwright-core';
import * as z from 'zod';
import { controlKinds, type Platform, type State } from '../model/index.ts';
import { choiceSchema, positionOf, positionWords } from './choices.ts';
import type { GatherRequest } from './gather.ts';
import { askWorld, type ElementName, locatorOf } from './isolated-world.ts';
import { MOST_CONTROLS } from './page-crowd.ts';
import { acceptWords, failureWords, termsWords } from './page-words.ts';

const areaSchema = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
/** A part of a page, in CSS pixels from the page's own corner. */
export type Area = z.infer<typeof areaSchema>;

const controlSchema = z.object({
  kind: z.enum(controlKinds),
  /** What the control's row or group calls itself; null where it has no title. */
  rowTitle: z.string().max(300).nullable(),
  /** The DOM property of a native checkbox: 'true', 'false' or 'mixed'; null where there is none. */
  property: z.enum(['true', 'false', 'mixed']).nullable(),
  /** The explicit ARIA state; anything but 'true' and 'false' says nothing. */
  aria: z.string().max(40).nullable(),
  /** Set where the control is no switch but a choice of two options. */
  choice: choiceSchema.nullable(),
  disabled: z.boolean(),
  keys: z.record(z.string().max(40), z.string().max(120)),
  containers: z.array(z.string().max(160)).max(30),
  names: z.array(z.object({ from: z.string().max(20), text: z.string().max(300) })).max(24),
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
  /** The language that the document says it is in. */
  language: z.string().max(20).nullable().optional(),
  headings: z.array(z.string().max(300)).max(8),
  subheadings: z.array(z.string().max(300)).max(20),
  textLength: z.number(),
  texts: z.array(z.string().max(200)).max(300),
  testIds: z.array(z.string().max(80)).max(20),
  /** A visible link to the sign-in page. */
  signInOffered: z.boolean(),
  passwordAsked: z.boolean(),
  dialogOpen: z.boolean(),
  challengeFrame: z.boolean(),
  busy: z.boolean(),
  storage: z.boolean(),
  /** What lines that call for attention say. */
  alerts: z.array(z.string().max(200)).max(5),
  /** Lines that say that something could not be loaded. */
  failureLines: z.array(z.string().max(200)).max(5),
  /** The page asks to agree to its terms. */
  acceptAsked: z.boolean(),
  /** It asks so in a dialog that lies over it. */
  acceptOverPage: z.boolean(),
  /** The page keeps data in the browser, from which it could draw an old position. */
  remembers: z.boolean(),
  /** There are more controls than are looked at. */
  tooMany: z.boolean(),
  elementCount: z.number(),
  controls: z.array(controlSchema).max(MOST_CONTROLS),
});
/** All that one look at a page gathered; nothing in it is judged yet. */
export type Look = z.infer<typeof lookSchema>;

/** The number of the newest look. */
let looks = 0;

/** A look together with the way to the very elements that it saw. */
export interface SeenPage {
  readonly look: Look;
  /** A part of the control at this place of `look.controls`; null where there is no such control. */
  partOf(
    index: number,
    part: ElementName['part'],
  ): { frame: Frame; name: ElementName; locator: Locator } | null;
}

/** Looks at the page and at every frame of the platform's own in it. Rejects where the page went away meanwhile. */
export async function lookAt(
  page: Page,
  platform: Platform,
  site: string,
  withPlaces = false,
): Promise<SeenPage> {
  const request = requestFor(platform);
  const frames = [page.mainFrame(), ...(await ownFrames(page, site))];
  const parts: { frame: Frame; number: number; count: number }[] = [];
  let main: Look | null = null;
  for (const frame of frames) {
    const number = ++looks;
    const asked = {
      do: 'look',
      look: number,
      request: { ...request, withPlaces: withPlaces && main === null },
    } as const;
    if (main === null) {
      const look = lookSchema.parse(await askWorld(frame, asked));
      parts.push({ frame, number, count: look.controls.length });
      main = { ...look, challengeFrame: look.challengeFrame || (await hasChallengeFrame(page)) };
      continue;
    }
    const inner = lookSchema.safeParse(await askWorld(frame, asked).catch(() => null));
    if (!inner.success) continue;
    parts.push({ frame, number, count: inner.data.controls.length });
    main = { ...main, controls: [...main.controls, ...inner.data.controls] };
  }
  if (main === null) throw new Error('The page has no main frame.');
  return {
    look: main,
    partOf: (index, part) => {
      let at = index;
      for (const { frame, number, count } of parts) {
        if (at < count) {
          const name = { look: number, at, part };
          return { frame, name, locator: locatorOf(frame, name) };
        }
        at -= count;
      }
      return null;
    },
  };
}

function requestFor(platform: Platform): GatherRequest {
  return {
    testIds: [...platform.signedIn.testIds, ...platform.signedOut.testIds],
    texts: [...platform.brokenPageTexts, ...platform.notOfferedTexts, ...platform.signedOut.texts],
    storagePrefixes: platform.signedIn.localStoragePrefixes,
    signInPaths: platform.signedOut.paths.map((path) => path.replace(/\/$/, '')),
    failure: failureWords,
    accept: acceptWords,
    terms: termsWords,
    positions: positionWords,
    most: MOST_CONTROLS,
    withPlaces: false,
  };
}

/** A frame with a challenge, even where the page hides the frame from scripts. */
async function hasChallengeFrame(page: Page): Promise<boolean> {
  for (const frame of page.frames().slice(1, 30)) {
    if (!/captcha|arkose|funcaptcha|challenges\.cloudflare|cdn-cgi\/challenge/i.test(frame.url())) continue;
    const element = await frame.frameElement().catch(() => null);
    const box = await element?.boundingBox().catch(() => null);
    if (box && box.width > 30 && box.height > 30) return true;
  }
  return false;
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
