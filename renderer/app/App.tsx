import { useEffect, useRef } from 'react';
import { I18nProvider } from 'react-aria-components';
import { AccountsScreen } from '../accounts/AccountsScreen.tsx';
import { AddingSiteProvider } from '../accounts/adding-site.tsx';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { FirstRun } from '../first-run/FirstRun.tsx';
import { useNavigation } from '../frame/navigation.tsx';
import { HistoryScreen } from '../history/HistoryScreen.tsx';
import { NoticeBar } from '../notices/NoticeBar.tsx';
import { PreferencesScreen } from '../preferences/PreferencesScreen.tsx';
import { ReportCard } from '../report/ReportCard.tsx';
import { WalkDialog } from '../together/WalkDialog.tsx';
import { localeFor } from '../words/dates.ts';
import { useWords } from '../words/i18n.ts';
import { ScreenGuard } from './ScreenGuard.tsx';
import { Shell } from './Shell.tsx';

/** The whole window: language and theme of the snapshot, and the present screen. */
export function App() {
  const { i18n } = useWords();
  const { at, go } = useNavigation();
  const { language, preferences, accounts } = useSnapshot();

  useEffect(() => {
    document.documentElement.lang = language;
    void i18n.changeLanguage(language);
  }, [i18n, language]);
  useEffect(() => {
    const { theme } = preferences;
    if (theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [preferences.theme, preferences]);

  const firstRun = accounts.length === 0 && at.screen === 'report';
  const wasFirstRun = useRef(firstRun);
  useEffect(() => {
    // With the first account, the report card replaces the page for the first run: that is a journey, too.
    if (wasFirstRun.current && !firstRun && at.screen === 'report' && at.check === null) go('report');
    wasFirstRun.current = firstRun;
  }, [firstRun, at, go]);
  return (
    <I18nProvider locale={localeFor(language)}>
      <AddingSiteProvider>
        <Shell bare={firstRun}>
          <ScreenGuard journey={at.journey}>
            <NoticeBar />
            {firstRun ? <FirstRun /> : <ScreenAt />}
            <WalkDialog />
          </ScreenGuard>
        </Shell>
      </AddingSiteProvider>
    </I18nProvider>
  );
}

function ScreenAt() {
  const { at } = useNavigation();
  switch (at.screen) {
    case 'report':
      return <ReportCard />;
    case 'history':
      return <HistoryScreen />;
    case 'accounts':
      return <AccountsScreen />;
    case 'preferences':
      return <PreferencesScreen />;
  }
}
