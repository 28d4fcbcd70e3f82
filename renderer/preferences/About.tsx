import { useSnapshot } from '../bridge/snapshot-store.ts';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { Fold } from '../parts/Fold.tsx';
import { useWords } from '../words/i18n.ts';
import { licences } from './licences.ts';
import s from './Prose.module.css';
import { Section } from './Section.tsx';

const never = ['password', 'send', 'click', 'hide'] as const;

/** Which version this is, what it never does, and whose work it stands on. */
export function About() {
  const { t } = useWords();
  const { appVersion, trayShown } = useSnapshot();
  const request = useRequest();
  return (
    <Section title={t('preferences.about.title')}>
      <div className={s.prose}>
        <p>{t('preferences.about.version', { version: appVersion })}</p>
        <p>{t('preferences.about.licence')}</p>
        <p>{t('firstRun.never.title')}</p>
        <ul>
          {never.map((key) => (
            <li key={key}>{t(`firstRun.never.${key}`)}</li>
          ))}
        </ul>
        <div className={s.quit}>
          <p>{t(trayShown ? 'preferences.about.quitHint' : 'preferences.about.quitHintNoTray')}</p>
          <Button onPress={() => void request('app.quit', {})}>{t('preferences.about.quit')}</Button>
        </div>
        <Fold title={t('preferences.about.licences')}>
          <ul className={s.licences}>
            {licences.map(({ name, licence }) => (
              <li key={name}>
                {name} ({licence})
              </li>
            ))}
          </ul>
        </Fold>
      </div>
    </Section>
  );
}
