import { app, type Session } from 'electron';

/**
 * Has each session begin with as little as there is. Must run before the app is ready, so that it holds for the first
 * session, too.
 */
export function restrictNewSessions(): void {
  app.on('session-created', (made) => {
    // Each would load dictionaries from the browser's vendor, one for each language of the system.
    made.setSpellCheckerLanguages([]);
    made.setSpellCheckerEnabled(false);
    refuseEverything(made);
  });
}

/** By default Electron grants whatever is asked for, and saves whatever is sent. Neither our pages nor a settings page needs it. */
function refuseEverything(own: Session): void {
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.setDisplayMediaRequestHandler(null);
  own.on('will-download', (event) => event.preventDefault());
}
