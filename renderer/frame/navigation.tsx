import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { EventBody } from '../../electron/contract/index.ts';
import { bridge } from '../bridge/bridge.ts';

/** The name of a screen. */
export type Screen = EventBody<'navigate'>['screen'];
/** In the order in which they are offered. */
export const screens = ['report', 'history', 'accounts', 'preferences'] as const satisfies readonly Screen[];

/** The target of a notification, the tray or a link: a screen, or one setting on it. */
export interface Destination {
  readonly screen: Screen;
  readonly account: string | null;
  readonly check: string | null;
  /** Grows with each journey, so that going to the same place twice is noticed. */
  readonly journey: number;
}

interface Navigation {
  readonly at: Destination;
  readonly go: (screen: Screen, account?: string | null, check?: string | null) => void;
}

const NavigationContext = createContext<Navigation | null>(null);

/** Knows the present screen, and hears journeys from a notification or the tray. */
export function NavigationProvider({ children }: { readonly children: ReactNode }) {
  const [at, setAt] = useState<Destination>({ screen: 'report', account: null, check: null, journey: 0 });
  const navigation = useMemo<Navigation>(
    () => ({
      at,
      go: (screen, account = null, check = null) =>
        setAt((before) => ({ screen, account, check, journey: before.journey + 1 })),
    }),
    [at],
  );
  useEffect(
    () => bridge().on('navigate', (body) => setAt((before) => ({ ...body, journey: before.journey + 1 }))),
    [],
  );
  return <NavigationContext.Provider value={navigation}>{children}</NavigationContext.Provider>;
}

/** The present screen, and the way to another. */
export function useNavigation(): Navigation {
  const navigation = useContext(NavigationContext);
  if (navigation === null) throw new Error('useNavigation outside of NavigationProvider');
  return navigation;
}
