import { useId, useRef, useState } from 'react';
import type { ListedControl } from '../../checks/model/index.ts';
import { isNewThing } from '../../checks/model/new-things.ts';
import type { AccountView, RadarItem, RadarView } from '../../electron/contract/index.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import { Fold } from '../parts/Fold.tsx';
import { SwitchesDialog } from '../together/SwitchesDialog.tsx';
import { useWords } from '../words/i18n.ts';
import { NewThing } from './NewThing.tsx';
import s from './NewThings.module.css';

/** Which control of its page is meant; of a row the page itself, with whatever stands on it. */
const isIt =
  ({ kind, key, label = '' }: RadarItem) =>
  (control: ListedControl): boolean => {
    if (kind !== 'newControl') return false;
    return key === undefined ? control.key === null && control.label === label : control.key === key;
  };

interface Props {
  readonly view: AccountView;
  /** The last one goes: whoever put it aside by the keyboard needs a place to stand. */
  readonly onEmptied: () => void;
}

/** So many other changes stand beside what is new. */
const MOST_BESIDE = 1;

/** What is not as it was among an account's settings, and where nobody could see that. */
export function NewThings({ view, onEmptied }: Props) {
  const { t } = useWords();
  const heading = useId();
  const title = useRef<HTMLHeadingElement>(null);
  const catalogue = useCatalogue();
  const [watching, setWatching] = useState<RadarItem | null>(null);
  const { radar } = view;
  if (radar === undefined) return null;
  const fresh = radar.items.filter(isNewThing);
  const rest = radar.items.filter((item) => !isNewThing(item));
  // What is new comes first; the rest does not push the settings out of sight.
  const folds = fresh.length > 0 && rest.length > MOST_BESIDE;
  const [shown, folded] = folds ? [fresh, rest] : [radar.items, []];
  const drawn = (item: RadarItem) => (
    <NewThing key={`${item.page} ${item.id}`} view={view} item={item} onWatch={setWatching} onGone={goOn} />
  );
  const goOn = () => (radar.items.length > 1 ? title.current?.focus() : onEmptied());
  return (
    <>
      {radar.items.length > 0 && (
        <section className={s.things} aria-labelledby={heading}>
          <h3 id={heading} ref={title} tabIndex={-1}>
            {t(fresh.length > 0 ? 'checks:radar.title' : 'checks:radar.also')}
          </h3>
          <ul>{shown.map(drawn)}</ul>
          {folded.length > 0 && (
            <div className={s.also}>
              <Fold title={t('checks:radar.also')}>
                <ul>{folded.map(drawn)}</ul>
              </Fold>
            </div>
          )}
          {radar.more > 0 && <p className={s.more}>{t('radar.more', { count: radar.more })}</p>}
        </section>
      )}
      <Unread radar={radar} platform={catalogue.platform(view.account.platform)?.name ?? ''} />
      {watching !== null && watching.watches !== null && (
        <SwitchesDialog
          title={t('watch.one')}
          account={view.account.id}
          site={catalogue.platform(view.account.platform)?.name ?? ''}
          page={watching.watches}
          meant={isIt(watching)}
          onClose={() => setWatching(null)}
        />
      )}
    </>
  );
}

/** Pages on which nobody could see whether something is new, in one calm line. */
function Unread({ radar, platform }: { readonly radar: RadarView; readonly platform: string }) {
  const { t } = useWords();
  // What somebody has to agree to is a matter of its own.
  const unread = radar.unread.filter(({ reason }) => reason !== 'acceptWall');
  if (unread.length === 0) return null;
  const why = [...new Set(unread.map(({ reason }) => reason))].map((reason) =>
    t(`checks:reasons.${reason}.short`, { platform }),
  );
  return <p className={s.unread}>{t('radar.unread', { unread: unread.length, count: radar.pages, why })}</p>;
}
