import { createHmac, randomBytes } from 'node:crypto';
import * as z from 'zod';
import { fold } from '../model/fold.ts';
import {
  MOST_OUTLINED,
  type Outline,
  type OutlineNode,
  type OutlineWords,
  outlineSchema,
} from '../model/index.ts';
import type { OutlineFacts } from './outline-facts.ts';
import { homeOf } from './scripts.ts';

const said = z.string().max(2_000);
const rawNodeSchema = z.object({
  depth: z.int().min(0),
  tag: z.string().max(100),
  inShadow: z.boolean(),
  role: z.string().nullable(),
  type: z.string().nullable(),
  level: z.number().nullable(),
  checked: z.string().nullable(),
  pressed: z.string().nullable(),
  expanded: z.string().nullable(),
  disabled: z.boolean(),
  hidden: z.boolean(),
  keys: z.record(z.string(), z.string()),
  href: z.string().nullable(),
  query: z.boolean(),
  text: said,
  label: said,
  title: said,
  placeholder: said,
});

/** A page as it is, with all its words. It does not leave this program. */
export const rawOutlineSchema = z.object({
  nodes: z.array(rawNodeSchema).max(MOST_OUTLINED),
  more: z.boolean(),
});
type RawOutline = z.infer<typeof rawOutlineSchema>;
type RawNode = RawOutline['nodes'][number];

/** Which page of which platform it is of, and the day. */
export type OutlineAbout = Pick<Outline, 'platform' | 'page' | 'on'>;

/** Roles that HTML and ARIA know: anything else is the page's own word. */
const roles: ReadonlySet<string> = new Set(
  'alert alertdialog application article banner button cell checkbox columnheader combobox complementary contentinfo definition dialog directory document feed figure form grid gridcell group heading img link list listbox listitem log main marquee math menu menubar menuitem menuitemcheckbox menuitemradio navigation none note option presentation progressbar radio radiogroup region row rowgroup rowheader scrollbar search searchbox separator slider spinbutton status switch tab table tablist tabpanel term textbox timer toolbar tooltip tree treegrid treeitem'.split(
    ' ',
  ),
);
const positions: ReadonlySet<string> = new Set(['true', 'false', 'mixed']);
const DEEPEST = 100;

/**
 * An outline that may be shown to others: what is on the allow-list, and of everything else at most that it is there. Equal
 * texts have equal marks within one outline and no other, since each is salted by itself.
 */
export function outlineOf(raw: RawOutline, facts: OutlineFacts, about: OutlineAbout): Outline {
  const salt = randomBytes(16);
  const nodes = raw.nodes.filter(({ depth }) => depth <= DEEPEST).map((node) => nodeOf(node, facts, salt));
  return outlineSchema.parse({ schema: 1, ...about, more: raw.more, nodes: withoutEmpty(nodes) });
}

function nodeOf(node: RawNode, facts: OutlineFacts, salt: Buffer): OutlineNode {
  const words = (text: string) => outlineWords(text, facts.words, salt);
  const keys = Object.entries(node.keys).filter(([, value]) => isKnownShape(value, facts.keys));
  const leadsTo = node.href === null || node.query ? null : knownPath(node.href, facts.paths);
  const role = node.role?.trim().toLowerCase() ?? '';
  const position = (value: string | null) => (value !== null && positions.has(value) ? value : undefined);
  return present({
    depth: node.depth,
    // A web component's own name may be anything, a person's among it.
    tag: /^[a-z][a-z0-9]{0,9}$/.test(node.tag) ? node.tag : 'custom-element',
    role: roles.has(role) ? role : undefined,
    type: node.type !== null && /^[a-z-]{1,20}$/.test(node.type) ? node.type : undefined,
    level: node.level !== null && node.level >= 1 && node.level <= 9 ? Math.floor(node.level) : undefined,
    checked: position(node.checked),
    pressed: position(node.pressed),
    expanded: position(node.expanded),
    disabled: node.disabled || undefined,
    hidden: node.hidden || undefined,
    inShadow: node.inShadow || undefined,
    keys: keys.length > 0 ? Object.fromEntries(keys) : undefined,
    leadsTo: leadsTo ?? undefined,
    text: words(node.text),
    label: words(node.label),
    title: words(node.title),
    placeholder: words(node.placeholder),
  });
}

/** Without what is not there, which the schema and the reader can do without. */
const present = (node: object): OutlineNode =>
  outlineSchema.shape.nodes.element.parse(
    Object.fromEntries(Object.entries(node).filter(([, value]) => value !== undefined)),
  );

function outlineWords(text: string, known: ReadonlySet<string>, salt: Buffer): OutlineWords | undefined {
  const folded = fold(text);
  if (folded === '') return undefined;
  // The page's own spelling may hide something between the letters.
  if (known.has(folded)) return folded.slice(0, 300);
  return {
    words: Math.min(10_000, folded.split(' ').length),
    alphabet: homeOf(folded),
    same: createHmac('sha256', salt).update(folded).digest('hex').slice(0, 8),
  };
}

/** `CHECKBOX_1_LABEL`, and `settingsApiSneakPeeks`: three words or more, since a name of somebody has two. */
const keyShapes: readonly RegExp[] = [
  /^[A-Z]{3,20}_\d{1,3}(?:_[A-Z]{2,12})?$/,
  /^[a-z]{2,15}(?:[A-Z][a-z]{1,15}){2,5}$/,
];

/** A key as sites write the names of their settings. A number of an account has more digits. */
function isKnownShape(value: string, known: ReadonlySet<string>): boolean {
  if (value.length > 60 || /\d{4}/.test(value)) return false;
  return known.has(value) || keyShapes.some((shape) => shape.test(value));
}

/** A path of which each part is one that we know already: a part that we don't know may be a person's name. */
function knownPath(path: string, known: readonly string[]): string | null {
  const parts = new Set(known.flatMap((one) => one.split('/')));
  return path.length <= 200 && path.split('/').every((part) => parts.has(part)) ? path : null;
}

/** Elements that say nothing and hold at most one other are left out; what they hold moves up. */
function withoutEmpty(nodes: readonly OutlineNode[]): OutlineNode[] {
  const kept: OutlineNode[] = [];
  const depths: { readonly was: number; readonly is: number }[] = [];
  nodes.forEach((node, at) => {
    while ((depths.at(-1)?.was ?? -1) >= node.depth) depths.pop();
    const above = depths.at(-1)?.is ?? -1;
    const empty = Object.keys(node).every((key) => key === 'depth' || key === 'tag' || key === 'inShadow');
    const isWrapper = empty && /^(div|span)$/.test(node.tag) && childrenOf(nodes, at) <= 1;
    if (!isWrapper) kept.push({ ...node, depth: above + 1 });
    depths.push({ was: node.depth, is: isWrapper ? above : above + 1 });
  });
  return kept;
}

function childrenOf(nodes: readonly OutlineNode[], at: number): number {
  const depth = nodes[at]?.depth ?? 0;
  let children = 0;
  for (const node of nodes.slice(at + 1)) {
    if (node.depth <= depth) break;
    if (node.depth === depth + 1) children++;
  }
  return children;
}
