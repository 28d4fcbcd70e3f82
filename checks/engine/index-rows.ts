import type { Page } from 'playwright-core';
import * as z from 'zod';
import { liesBelow, MOST_ROWS, type SeenRow } from '../model/index.ts';
import { meaningOf, positionWords } from './choices.ts';
import type { IndexVisit } from './contract.ts';
import { askWorld } from './isolated-world.ts';

const saidSchema = z.object({
  language: z.string().max(20).nullable(),
  skeletons: z.number(),
  rows: z
    .array(
      z.object({
        path: z.string().min(1).max(2_000).nullable(),
        key: z.string().max(400).nullable(),
        title: z.string().max(300),
        state: z.string().max(300).nullable(),
        menu: z.boolean(),
      }),
    )
    .max(240),
});

/** The rows of one page at one moment. */
export interface SeenIndex {
  readonly language: string | null;
  /** Places where something is still to come. */
  readonly skeletons: number;
  readonly rows: readonly SeenRow[];
  /** There are more rows than are kept. */
  readonly tooMany: boolean;
}

/** Looks at the rows of a page that lists settings. Rejects where the page went away meanwhile. */
export async function lookAtIndex(page: Page, { platform, known }: IndexVisit): Promise<SeenIndex> {
  const request = { settings: platform.settingsPaths ?? ['/'], known };
  const said = saidSchema.parse(
    await askWorld(page.mainFrame(), { do: 'rows', request, positions: positionWords }),
  );
  // Ways to sign in or out, and to prove who one is, are no settings.
  const ways = [platform.signInPath, ...platform.signedOut.paths, ...platform.challengePaths];
  const rows = said.rows.filter(({ path }) => path === null || !liesBelow(path, ways));
  return {
    language: said.language,
    skeletons: said.skeletons,
    rows: rows.slice(0, MOST_ROWS).map(kept),
    tooMany: rows.length > MOST_ROWS,
  };
}

const kept = ({ path, key, title, state, menu }: z.infer<typeof saidSchema>['rows'][number]): SeenRow => ({
  path: path?.slice(0, 300) ?? null,
  key: key?.slice(0, 200) ?? null,
  title,
  state: state === null ? null : (meaningOf(state) ?? state),
  ...(menu ? { menu: true } : {}),
});
