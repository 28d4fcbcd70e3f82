import type { ListedControl } from '../../checks/model/index.ts';
import { useWords } from '../words/i18n.ts';

/** What a control is called: by the words on it, or of its row. */
export function useControlName(): (control: Pick<ListedControl, 'label' | 'rowTitle'>) => string {
  const { t } = useWords();
  return ({ label, rowTitle }) => label || rowTitle || t('together.nameless');
}
