import { useCallback } from 'react';
import type { Preferences } from '../../electron/contract/index.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { useRequest } from '../notices/use-request.ts';

/** The preferences as they hold, and the way to change some of them. */
export function usePreferences(): readonly [Preferences, (part: Partial<Preferences>) => void] {
  const { preferences } = useSnapshot();
  const request = useRequest();
  const change = useCallback(
    (part: Partial<Preferences>) => void request('preferences.set', part),
    [request],
  );
  return [preferences, change];
}
