import { apart } from '../../checks/model/foreign-text.ts';
import type { AccountView, RadarItem } from '../../electron/contract/index.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { useMessages } from '../notices/messages.tsx';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { Fold } from '../parts/Fold.tsx';
import { useWords } from '../words/i18n.ts';
import { useNewsWords } from '../words/news-words.ts';
import s from './NewThings.module.css';

interface Props {
  readonly view: AccountView;
  readonly item: RadarItem;
  readonly onWatch: (item: RadarItem) => void;
  /** It was put aside. */
  readonly onGone: () => void;
}

/** One thing that is not as it was, and what can be done about it. Nothing is opened before the person says so. */
export function NewThing({ view, item, onWatch, onGone }: Props) {
  const { t } = useWords();
  const request = useRequest();
  const { say } = useMessages();
  const { running, preferences } = useSnapshot();
  const wordsOf = useNewsWords(view);
  const account = view.account.id;
  const { title, said, more } = wordsOf(item);
  const { count, titles, opens } = item;
  const about = count === undefined ? title : said;
  const named = (action: string) => t('actions.onAccount', { action, account: about });
  const putAside = async () => {
    const { page, id } = item;
    if ((await request('radar.putAside', { account, page, id })) === null) return;
    onGone();
    say((now) =>
      count === undefined ? now('radar.isPutAside', { title }) : now('radar.arePutAside', { count }),
    );
  };
  return (
    <li className={s.thing}>
      <p>
        <strong>{said}</strong>
      </p>
      <p className={s.about}>{more.join(' ')}</p>
      {titles !== undefined && titles.length > 0 && (
        <Fold
          title={
            titles.length === count
              ? t('radar.names', { count: titles.length })
              : t('radar.namesFirst', { count: titles.length })
          }
        >
          <ul className={s.names}>
            {titles.map((name, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two may have one name, and none ever moves
              <li key={at}>{name === '' ? t('checks:radar.nameless') : apart(name)}</li>
            ))}
          </ul>
        </Fold>
      )}
      <div className={s.actions}>
        {opens !== null && (
          <Button
            aria-label={named(t('radar.open'))}
            onPress={() => void request('page.showAt', { account, page: opens })}
          >
            {t('radar.open')}
          </Button>
        )}
        {item.watches !== null && !preferences.manualOnly && (
          <Button
            isDisabled={running !== null}
            aria-label={named(t('radar.watch'))}
            onPress={() => onWatch(item)}
          >
            {t('radar.watch')}
          </Button>
        )}
        <Button look="quiet" aria-label={named(t('radar.putAside'))} onPress={() => void putAside()}>
          {t('radar.putAside')}
        </Button>
      </div>
    </li>
  );
}
