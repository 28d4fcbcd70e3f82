import { ScreenHead } from '../frame/ScreenHead.tsx';
import { useWords } from '../words/i18n.ts';
import { About } from './About.tsx';
import { AccountRisk } from './AccountRisk.tsx';
import { Data } from './Data.tsx';
import { HowItLooks } from './HowItLooks.tsx';
import { HowItWorks } from './HowItWorks.tsx';
import { IfSomethingGoesWrong } from './IfSomethingGoesWrong.tsx';
import { NewVersions } from './NewVersions.tsx';
import { Notifications } from './Notifications.tsx';
import { Schedule } from './Schedule.tsx';

/** Everything that can be chosen. Each choice holds at once; there is no Save. */
export function PreferencesScreen() {
  const { t } = useWords();
  return (
    <>
      <ScreenHead title={t('nav.preferences')} />
      <Schedule />
      <Notifications />
      <HowItWorks />
      <HowItLooks />
      <Data />
      <NewVersions />
      <IfSomethingGoesWrong />
      <AccountRisk />
      <About />
    </>
  );
}
