import { app, type Session } from 'electron';

/**
 * No session checks spelling: for each language of the system a dictionary would be loaded from the browser's vendor, as
 * soon as there is a session. Must run before the app is ready, so that the first session is met as well.
 */
export function disableSpellcheck(): void {
  app.on('session-created', (made) => {
    made.setSpellCheckerLanguages([]);
    made.setSpellCheckerEnabled(false);
  });
}

/**
 * The session in which the app's own pages live. They need no permission and save nothing, so they get none of it: by
 * itself Electron would grant whatever is asked for.
 */
export function lockOwnSession(own: Session): void {
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.setDevicePermissionHandler(() => false);
  own.on('will-download', (event) => event.preventDefault());
}
