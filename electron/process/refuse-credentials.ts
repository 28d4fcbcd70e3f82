import { app } from 'electron';

/**
 * Nothing leaves by itself that says who the person is. Without a listener Electron hands the first client certificate
 * of the system's store (a company's, a smart card's) to any server that asks, in pages that nobody sees as well. Names
 * and passwords for servers, and certificates that don't hold, are refused by Electron already; here that is ours to
 * say. Must run before the app is ready, so that it holds for every session.
 */
export function refuseCredentials(): void {
  app.on('select-client-certificate', (event, _contents, _address, _certificates, answer) => {
    event.preventDefault();
    // No certificate, as from a browser that has none.
    answer();
  });
  app.on('login', (event, _contents, _details, _authentication, answer) => {
    event.preventDefault();
    answer();
  });
  app.on('certificate-error', (event, _contents, _address, _error, _certificate, answer) => {
    event.preventDefault();
    answer(false);
  });
}
