import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { AddSiteDialog } from './AddSiteDialog.tsx';

const AddingSiteContext = createContext<(() => void) | null>(null);

/**
 * The dialog in which a site is added stands above all screens: with the first account the page for the first run goes, and
 * what came of it must not go with it.
 */
export function AddingSiteProvider({ children }: { readonly children: ReactNode }) {
  const [adding, setAdding] = useState(false);
  const add = useMemo(() => () => setAdding(true), []);
  return (
    <AddingSiteContext.Provider value={add}>
      {children}
      {adding && <AddSiteDialog onClose={() => setAdding(false)} />}
    </AddingSiteContext.Provider>
  );
}

/** Opens the dialog in which a site is added. */
export function useAddSite(): () => void {
  const add = useContext(AddingSiteContext);
  if (add === null) throw new Error('useAddSite outside of AddingSiteProvider');
  return add;
}
