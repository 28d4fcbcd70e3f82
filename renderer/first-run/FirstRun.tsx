import { useState } from 'react';
import { practisedOf } from '../../checks/model/practised.ts';
import { AddAccountDialog } from '../accounts/AddAccountDialog.tsx';
import { useAddAccount } from '../accounts/add-account.ts';
import { useAddSite } from '../accounts/adding-site.tsx';
import { RiskInShort } from '../accounts/RiskInShort.tsx';
import { useCatalogue } from '../bridge/catalogue.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { Logo } from '../frame/Logo.tsx';
import { useNavigation } from '../frame/navigation.tsx';
import { ScreenHead } from '../frame/ScreenHead.tsx';
import { Button } from '../parts/Button.tsx';
import { Icon } from '../parts/Icon.tsx';
import { useWords } from '../words/i18n.ts';
import s from './FirstRun.module.css';

const does = ['look', 'tell', 'fix'] as const;
const never = ['password', 'send', 'click', 'hide'] as const;

/** One calm page: what this does, what it never does, for which platforms, and two ways to begin. */
export function FirstRun() {
  const { t } = useWords();
  const { platforms } = useCatalogue();
  const { go } = useNavigation();
  const { addPractice, addReal } = useAddAccount();
  const addSite = useAddSite();
  const { preferences } = useSnapshot();
  const [waiting, setWaiting] = useState<string | null>(null);
  const [choosing, setChoosing] = useState(false);
  const first = practisedOf(platforms);
  const others = platforms.length - first.length;
  const named = first.map(({ name }) => name);

  const add = async (platform: string) => {
    setWaiting(platform);
    await addReal(platform);
    setWaiting(null);
  };

  return (
    <div className={s.page}>
      <div className={s.brand}>
        <Logo />
      </div>
      <ScreenHead title={t('firstRun.title')} windowTitle={t('firstRun.window')} />
      <p className={s.lead}>
        {t('firstRun.lead', {
          platforms: others === 0 ? named : [...named, t('firstRun.more', { count: others })],
        })}
      </p>

      <div className={s.lists}>
        <section aria-labelledby="first-run-does">
          <h2 id="first-run-does">{t('firstRun.does.title')}</h2>
          <ul>
            {does.map((key) => (
              <li key={key}>
                <Icon name="tick" />
                <span>{t(`firstRun.does.${key}`)}</span>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="first-run-never">
          <h2 id="first-run-never">{t('firstRun.never.title')}</h2>
          <ul>
            {never.map((key) => (
              <li key={key}>
                <Icon name="minus" />
                <span>{t(`firstRun.never.${key}`)}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>

      <section className={s.begin} aria-labelledby="first-run-begin">
        <h2 id="first-run-begin">{t('firstRun.begin')}</h2>
        <div className={s.way}>
          <p>{t('firstRun.practice')}</p>
          <Button look="primary" onPress={() => void addPractice()}>
            {t('actions.tryPractice')}
          </Button>
        </div>
        <div className={s.way}>
          <p>{t('firstRun.real')}</p>
          <div className={s.platforms}>
            {first.map((platform) => (
              <Button key={platform.id} isDisabled={waiting !== null} onPress={() => void add(platform.id)}>
                {t('actions.addMy', { platform: platform.name })}
              </Button>
            ))}
            {others > 0 && (
              <Button isDisabled={waiting !== null} onPress={() => setChoosing(true)}>
                {t('firstRun.others')}
              </Button>
            )}
            {!preferences.manualOnly && (
              <Button isDisabled={waiting !== null} onPress={addSite}>
                {t('site.add')}
              </Button>
            )}
          </div>
        </div>
        <RiskInShort />
        <p role="status" className={s.waiting}>
          {waiting !== null && t('accounts.signInWaiting')}
        </p>
      </section>
      <Button look="quiet" onPress={() => go('preferences')}>
        {t('nav.preferences')}
      </Button>
      {choosing && <AddAccountDialog onClose={() => setChoosing(false)} />}
    </div>
  );
}
