import type { ListedControl } from '../../checks/model/index.ts';
import type { Done } from '../bridge/requests.ts';

/** What is on a page, as the person is shown it. */
export interface Listed {
  readonly controls: readonly ListedControl[];
  /** Small pictures as base64, by the numbers of their controls. */
  readonly pictures: ReadonlyMap<number, string>;
  readonly more: boolean;
}

/** From the answer of a request that lists. */
export const listedIn = ({ controls, pictures, more }: Done<'together.begin'>): Listed => ({
  controls,
  pictures: new Map(pictures.map(({ n, png }) => [n, png])),
  more,
});

/** The same once these controls are watched. */
export const withWatched = (listed: Listed, watched: ReadonlyMap<number, string>): Listed => ({
  ...listed,
  controls: listed.controls.map((one) => ({ ...one, check: watched.get(one.n) ?? one.check })),
});
