import * as z from 'zod';
import { type Page, pageFacts } from '../model/index.ts';

/** The pages of a platform, by their names. */
export type Pages = ReadonlyMap<string, Page>;

/** Only this field is read here. The rest of a check is judged when it is whole. */
const placed = z.looseObject({ place: z.looseObject({ page: z.string() }) });
const block = z.record(z.string(), z.unknown()).catch({});

const wayOf = ({ path, menu }: Page) => ({ path, menu });
/** The names of all facts that only a page can have, including those that this page lacks. */
const names: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries(pageFacts).map(([part, facts]) => [part, Object.keys(facts)]),
);

/** The facts of a page, by the block in which a whole check holds them. */
const factsOf = ({
  path,
  headings,
  menu,
  container,
  expected,
  watchSeconds,
  proofNeeded,
  neverClick,
}: Page) => ({
  place: { path, headings, menu },
  control: { ...(container && { container }), expected },
  settle: { watchSeconds },
  signIn: { proofNeeded },
  fix: { neverClick },
});

/**
 * A check as it is in its file, made whole with the facts of the page that it names. A check that names none is given back
 * as it is. `pages` of its own platform.
 */
export function joinPage(content: unknown, pages: Pages): { content: unknown } | { problems: string[] } {
  const named = placed.safeParse(content);
  if (!named.success) return { content };
  const { page: name, ...beside } = named.data.place;
  const page = pages.get(name);
  if (page === undefined) {
    const known = pages.size === 0 ? 'it has none' : `it has ${[...pages.keys()].join(', ')}`;
    return { problems: [`place.page: there is no page "${name}" on this platform; ${known}.`] };
  }
  const whole = factsOf(page);
  // A check without a control takes only the way to the page.
  const facts = 'control' in named.data ? whole : { place: wayOf(page) };
  const parts = Object.entries(facts).map(([part, ofPage]) => ({
    part,
    ofPage,
    own: part === 'place' ? beside : block.parse(named.data[part]),
  }));
  const twice = parts.flatMap(({ part, own }) =>
    (names.get(part) ?? []).filter((field) => field in own).map((field) => `${part}.${field}`),
  );
  if (twice.length > 0) {
    return {
      problems: twice.map(
        (field) => `${field}: it is a fact of the page "${name}" and stands there. Remove it here.`,
      ),
    };
  }
  const joined = parts.map(({ part, ofPage, own }) => [part, { ...own, ...ofPage }]);
  return { content: { ...named.data, ...Object.fromEntries(joined) } };
}
