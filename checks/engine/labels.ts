import type { Label } from '../model/index.ts';

/** A page is looked at many times a second, and nearly all of its texts are those of the look before. */
const folded = new Map<string, string>();
const MOST_FOLDED = 4_000;

/** Folds what differs without meaning anything: width, case, quotes, dashes, punctuation, spaces. */
export function fold(text: string): string {
  const known = folded.get(text);
  if (known !== undefined) return known;
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\p{S}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  if (folded.size >= MOST_FOLDED) folded.clear();
  folded.set(text, plain);
  return plain;
}

/**
 * Words that turn a sentence round. A wording nobody knows that holds one of them may mean the opposite position,
 * so it is never read as the setting we know. Kept to the languages in which the platforms' labels are known best.
 */
const turners = new Set(
  (
    'not no never dont don cannot without stop stopping block prevent exclude excluding disable disabled disallow deny opt optout out off hide ' +
    'object restrict limit turn remove refuse reject nicht kein keine keinen nie ohne blockieren verhindern ausschließen deaktivieren widersprechen ablehnen verbieten ' +
    'untersagen abschalten ausschalten ne pas jamais sans bloquer empêcher exclure désactiver refuser interdire non mai senza bloccare impedire ' +
    'escludere disattivare rifiutare nunca sin bloquear impedir excluir desactivar rechazar niet geen zonder blokkeren uitschakelen nie bez zablokuj wyłącz'
  ).split(' '),
);

/** How many sentence-turning words a text holds. */
export function turns(text: string): number {
  return fold(text.replace(/[’']/g, ''))
    .split(' ')
    .filter((word) => turners.has(word)).length;
}

/** 0 to 1: how many pairs of neighbouring characters two texts share (Sørensen and Dice). */
export function likeness(left: string, right: string): number {
  const pairs = (text: string) => {
    const counts = new Map<string, number>();
    for (let at = 0; at < text.length - 1; at++) {
      const pair = text.slice(at, at + 2);
      counts.set(pair, (counts.get(pair) ?? 0) + 1);
    }
    return counts;
  };
  const [a, b] = [pairs(left), pairs(right)];
  let shared = 0;
  for (const [pair, count] of a) shared += Math.min(count, b.get(pair) ?? 0);
  const total = Math.max(1, left.length - 1) + Math.max(1, right.length - 1);
  return (2 * shared) / total;
}

/** Whether two texts are near enough in length to reach that likeness at all: cheaper than to ask. */
const mayBeAlike = (left: string, right: string, least: number) =>
  2 * (Math.min(left.length, right.length) - 1) >= least * (left.length + right.length - 2);

/** How near a text must be to a known wording to be that wording with a letter or a word changed. */
const NEAR_ENOUGH = 0.85;

/** `near`: a letter or a word away from a known wording. */
export type LabelMatch = 'same' | 'near' | 'none';

/** Compares a text from a page with the known wordings of one check. */
export function matchLabel(text: string, labels: readonly Label[]): LabelMatch {
  const seen = fold(text);
  if (seen === '') return 'none';
  let near = false;
  for (const label of labels) {
    const known = fold(label.text);
    if (known === seen) return 'same';
    if (known.length < 10 || !mayBeAlike(known, seen, NEAR_ENOUGH)) continue;
    if (turns(text) === turns(label.text) && likeness(known, seen) >= NEAR_ENOUGH) near = true;
  }
  return near ? 'near' : 'none';
}
