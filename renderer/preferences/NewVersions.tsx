import { useSnapshot } from '../bridge/snapshot-store.ts';
import { useMessages } from '../notices/messages.tsx';
import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { Switch } from '../parts/Switch.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/i18n.ts';
import action from './Data.module.css';
import s from './Prose.module.css';
import { Section } from './Section.tsx';
import { usePreferences } from './use-preferences.ts';

/** Whether Flipwatch looks for newer versions of itself, and the notes of one, to be read before it is installed. */
export function NewVersions() {
  const { t } = useWords();
  const dates = useDates();
  const request = useRequest();
  const { say } = useMessages();
  const { way, doing, lastLook, found } = useSnapshot().newVersions;
  const [{ newVersions }, change] = usePreferences();
  const title = t('preferences.versions.title');
  if (way === null)
    return (
      <Section title={title}>
        <div className={s.prose}>
          <p>{t('preferences.versions.never')}</p>
        </div>
      </Section>
    );

  const look = async () => {
    const reply = await request('version.look', {});
    if (reply?.found === false) say((words) => words('preferences.versions.none'));
  };
  const when =
    lastLook === null
      ? t('preferences.versions.neverLooked')
      : t('preferences.versions.lastLook', { when: dates.moment(lastLook) });
  return (
    <Section title={title}>
      <Switch
        isSelected={newVersions}
        hint={t('preferences.versions.hint')}
        onChange={(wanted) => change({ newVersions: wanted })}
      >
        {t('preferences.versions.on')}
      </Switch>
      <div className={action.action}>
        <p>{when}</p>
        <Button isDisabled={doing !== null} onPress={() => void look()}>
          {t(doing === 'looking' ? 'preferences.versions.looking' : 'preferences.versions.look')}
        </Button>
      </div>
      {found !== null && (
        <>
          <div className={s.prose}>
            <h3>{t('preferences.versions.found', { version: found.version })}</h3>
            {found.notes.length === 0 ? (
              <p>{t('preferences.versions.noNotes')}</p>
            ) : (
              <ul>
                {found.notes.map((note) => (
                  <li key={note}>{note}</li>
                ))}
              </ul>
            )}
          </div>
          <div className={action.action}>
            <p>{way === 'announce' && t('preferences.versions.announceHint')}</p>
            {way === 'announce' ? (
              <Button onPress={() => void request('version.openPage', {})}>
                {t('preferences.versions.openPage')}
              </Button>
            ) : (
              <Button
                isDisabled={doing !== null}
                onPress={() => void request('version.install', { version: found.version })}
              >
                {t(
                  doing === 'downloading'
                    ? 'preferences.versions.downloading'
                    : 'preferences.versions.install',
                )}
              </Button>
            )}
          </div>
        </>
      )}
    </Section>
  );
}
