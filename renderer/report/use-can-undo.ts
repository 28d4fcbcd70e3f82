import { isPressable } from '../../checks/model/capabilities.ts';
import type { FixBatch } from '../../electron/contract/index.ts';
import { useCatalogue } from '../bridge/catalogue.ts';

/** Whether a row holds a fix of ours that can be undone. */
export function useCanUndo(): (row: FixBatch['rows'][number]) => boolean {
  const catalogue = useCatalogue();
  return ({ check, fix }) => {
    const manifest = catalogue.manifest(check);
    return (
      fix?.action === 'fix' && fix.result === 'fixed' && isPressable(manifest) && manifest.fix.reversible
    );
  };
}
