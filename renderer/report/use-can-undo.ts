import type { FixBatch } from '../../electron/contract/index.ts';
import { useCatalogue } from '../bridge/catalogue.ts';

/** Whether a row holds a fix of ours that can be taken back. */
export function useCanUndo(): (row: FixBatch['rows'][number]) => boolean {
  const catalogue = useCatalogue();
  return ({ check, fix }) => {
    const manifest = catalogue.manifest(check);
    return (
      fix?.action === 'fix' &&
      fix.result === 'fixed' &&
      manifest?.method === 'setting' &&
      manifest.fix.reversible
    );
  };
}
