import { nativeTheme } from 'electron';
import type { Audits } from '../audits/audits.ts';
import type { Preferences } from '../contract/index.ts';
import type { CurrentWords } from '../locales/current-words.ts';
import { setAppMenu } from './app-menu.ts';
import type { Autostart } from './autostart.ts';

interface FollowingDeps {
  readonly words: CurrentWords;
  readonly autostart: Pick<Autostart, 'set'>;
  readonly audits: Pick<Audits, 'stop'>;
}

/** Makes the system follow what the person prefers. */
export const preferencesFollowed =
  ({ words, autostart, audits }: FollowingDeps) =>
  async (next: Preferences, before: Preferences): Promise<void> => {
    await words.follow(next.language);
    setAppMenu(words.now());
    nativeTheme.themeSource = next.theme;
    if (next.autostart !== before.autostart) await autostart.set(next.autostart);
    if (next.manualOnly && !before.manualOnly) audits.stop();
  };
