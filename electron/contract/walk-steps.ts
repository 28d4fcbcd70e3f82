import { capabilitiesOf, isToBeDone } from '../../checks/model/capabilities.ts';
import type { Manifest } from '../../checks/model/index.ts';
import type { Walk, WalkStep } from './walk.ts';

/** Whose settings a walk goes through. */
export interface Walked {
  readonly account: string;
  readonly checks: readonly Manifest[];
  /** Whether the person has said that this is done. */
  readonly isDone: (check: Manifest) => boolean;
}

/**
 * The questions of a walk, page by page: all that the person is asked, without what they have said is done. `manualOnly`:
 * nothing is driven, so the settings belong to it, too.
 */
export function stepsOf(accounts: readonly Walked[], wish: { readonly manualOnly: boolean }): WalkStep[] {
  const steps: WalkStep[] = [];
  let page = 0;
  for (const { account, checks, isDone } of accounts) {
    const asked = checks.filter(
      (check) => capabilitiesOf(check, wish).ask !== null && !(isToBeDone(check) && isDone(check)),
    );
    for (const path of new Set(asked.map(({ place }) => place.path))) {
      page += 1;
      for (const check of asked.filter(({ place }) => place.path === path))
        steps.push({ account, check: check.id, page, said: null });
    }
  }
  return steps;
}

/** Whether a step can be answered: the person has its page before them, or had it and has closed it. */
export const canBeAnswered = ({ page, refused }: Pick<Walk, 'page' | 'refused'>): boolean =>
  refused === null && (page === 'open' || page === 'away');

/** How many pages these steps go through. */
export const pagesIn = (steps: readonly Pick<WalkStep, 'page'>[]): number =>
  new Set(steps.map(({ page }) => page)).size;

const MINUTES_A_PAGE = 0.5;

/** About how long so many pages take somebody who looks at each. */
export const minutesFor = (pages: number): number => Math.max(1, Math.ceil(pages * MINUTES_A_PAGE));
