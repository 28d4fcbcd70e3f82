import { app, type Session } from 'electron';

/**
 * No session checks spelling: each new session would load dictionaries from the browser's vendor, one for each language
 * of the system. Must run before the app is ready, so that it holds for the first session, too.
 */
export function disableSpellcheck(): void {
  app.on('session-created', (made) => {
    made.setSpellCheckerLanguages([]);
    made.setSpellCheckerEnabled(false);
  });
}

/**
 * The session of the app's own pages. They need no permission and save nothing, so they get nothing: by default
 * Electron grants whatever is asked for.
 */
export function lockOwnSession(own: Session): void {
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.on('will-download', (event) => event.preventDefault());
}
