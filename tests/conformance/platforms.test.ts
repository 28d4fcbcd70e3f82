import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import { shareOf } from '../support/at-length.ts';
import { provesItsChecks } from './battery.ts';

const shipped = loadCatalogue();
const added = loadCatalogue({ shipped: fileURLToPath(new URL('../support/platforms', import.meta.url)) });
const files = readdirSync(new URL('.', import.meta.url));
/** Whoever has a file here says there what its site does otherwise; whoever has none needs none. */
const withoutFile = shipped.platforms.filter(({ id }) => !files.includes(`${id}.test.ts`));
/** All of them take a quarter of an hour: a run tries four. */
const tried = shareOf('platforms', withoutFile, 6);

it('a platform of pure data is whole without a line of code', () => {
  expect(added.rejected).toEqual([]);
  expect(added.platforms.map(({ id }) => id)).toEqual(['meadow']);
  expect(added.manifests).toHaveLength(4);
});

describe.each([
  ...tried.map(({ id, name }) => ({ id, name, catalogue: shipped })),
  ...added.platforms.map(({ id, name }) => ({ id, name, catalogue: added })),
])('$name, of which nothing is known but its folder', ({ id, catalogue }) => {
  provesItsChecks(
    id,
    [
      {
        fault: 'signedOutInPlace',
        proves: 'switches of the browser',
        on: 'unknown/signedOut',
        off: 'unknown/signedOut',
      },
    ],
    catalogue,
  );
});
