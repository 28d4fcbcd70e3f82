import { clipboard, shell } from 'electron';
import { preferencesFollowed } from '../desktop/apply-preferences.ts';
import type { Autostart } from '../desktop/autostart.ts';
import { saveLog } from '../desktop/save-log.ts';
import { saveOutline } from '../desktop/save-outline.ts';
import { saveReport } from '../desktop/save-report.ts';
import { SavedReport } from '../desktop/saved-report.ts';
import { handlersFor } from '../ipc/handlers/handlers.ts';
import type { Handlers } from '../ipc/register.ts';
import { eraseAccount, eraseEverything } from '../lifecycle/erase-data.ts';
import type { Updates } from '../updates/updates.ts';
import type { Host } from './host.ts';
import type { Services } from './services.ts';
import type { Shutdown } from './shutdown.ts';
import { openReleases } from './updates.ts';

/** What answers the requests of the report card. */
export function makeHandlers(
  host: Host,
  services: Services,
  { autostart, updates, shutdown }: { autostart: Autostart; updates: Updates; shutdown: Shutdown },
): Handlers {
  const { folders, catalogue, clock, words, options, releases, log } = host;
  const { state, accounts, audits, histories, browsers } = services;
  const erasing = { ...services, autostart, folders, log, leftovers: shutdown.leftovers };
  return handlersFor({
    ...services,
    catalogue,
    updates,
    eraser: {
      eraseAccount: (account) => eraseAccount(erasing, account),
      eraseEverything: () => eraseEverything(erasing),
    },
    watchChanges: browsers.bringToFront,
    openReleases: () => openReleases(releases),
    saveReport: (request) =>
      saveReport(request, {
        state,
        accounts,
        histories,
        catalogue,
        clock,
        words: words.now(),
        folder: options.testSavePath,
      }),
    saveOutline: (outline) => saveOutline(outline, { words: words.now(), folder: options.testSavePath }),
    log,
    saveLog: () => saveLog({ log, clock, words: words.now(), folder: options.testSavePath }),
    copy: (text) => clipboard.writeText(text),
    savedReport: new SavedReport((file) => shell.showItemInFolder(file)),
    applyPreferences: preferencesFollowed({ words, autostart, audits }),
    quit: shutdown.quit,
  });
}
