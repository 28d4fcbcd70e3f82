import { nativeTheme, powerMonitor } from 'electron';
import type { OpenCatalogue } from '../../checks/catalogue/source.ts';
import type { Autostart } from '../desktop/autostart.ts';
import type { Desktop } from '../desktop/desktop.ts';
import type { LogWriter } from '../process/log.ts';
import type { AppState } from '../state/app-state.ts';
import { type RestoreDeps, restoreState, tellLeftOut } from './startup.ts';

interface BeginDeps extends RestoreDeps {
  readonly catalogue: OpenCatalogue;
  readonly autostart: Autostart;
  readonly desktop: Pick<Desktop, 'begin'>;
}

/** Sets the app going once it is put together: it follows the system, opens what it has kept, and shows itself. */
export async function begin(deps: BeginDeps): Promise<void> {
  const { state, autostart, desktop, catalogue, log } = deps;
  nativeTheme.themeSource = state.stored.preferences.theme;
  powerMonitor.on('resume', () => state.changeRuntime({ awakeSince: state.now() }));
  await followLoginEntry(state, autostart, log);
  await restoreState(deps);
  await desktop.begin();
  catalogue.onChange(() => {
    tellLeftOut(state, catalogue, log);
    state.changeCatalogue();
  });
  // Not waited for. If a folder can't be watched, its changes are only seen at the next start.
  const onTrouble = (error: unknown): void => log.write({ event: 'trouble', with: 'ownChecks', error });
  catalogue.watch(onTrouble).catch(onTrouble);
}

async function followLoginEntry(state: AppState, autostart: Autostart, log: LogWriter): Promise<void> {
  await autostart
    .bringUp()
    .catch((error: unknown) => log.write({ event: 'trouble', with: 'loginEntry', error }));
  // The system's own settings may have switched it off meanwhile, and what it says counts.
  const startsAtLogin = await autostart.isOn();
  if (startsAtLogin !== state.stored.preferences.autostart)
    state.remember((now) => ({ ...now, preferences: { ...now.preferences, autostart: startsAtLogin } }));
}
