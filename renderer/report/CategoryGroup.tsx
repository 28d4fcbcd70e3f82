import type { Manifest } from '../../checks/model/index.ts';
import type { AccountView, CheckView } from '../../electron/contract/index.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import { useWords } from '../words/i18n.ts';
import s from './CategoryGroup.module.css';
import { SettingRow } from './SettingRow.tsx';

interface Props {
  readonly category: Manifest['category'];
  readonly view: AccountView;
  readonly checks: readonly CheckView[];
}

/** The settings of one category. They keep the catalogue's order, so that a setting is found where it was last time. */
export function CategoryGroup({ category, view, checks }: Props) {
  const { t } = useWords();
  const catalogue = useCatalogue();
  const ordered = checks.toSorted((a, b) => catalogue.order(a.check) - catalogue.order(b.check));
  return (
    <div className={s.group}>
      <h3>{t(`checks:categories.${category}`)}</h3>
      <ul>
        {ordered.map((check) => (
          <SettingRow key={check.check} account={view} view={check} />
        ))}
      </ul>
    </div>
  );
}
