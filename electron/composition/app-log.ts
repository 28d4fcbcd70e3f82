import { release } from 'node:os';
import { app } from 'electron';
import { type Log, type LogWriter, openLog } from '../process/log.ts';
import { foldersIn } from '../storage/folders.ts';
import type { Host } from './host.ts';

/** The app's log, in its data folder. A checkout shows errors whole on the terminal; what is installed, a line without words of others. */
export const openAppLog = (): Log =>
  openLog({
    folder: foldersIn(app.getPath('userData')).logs,
    show: (line, error) =>
      app.isPackaged || error === undefined ? console.error(line) : console.error(line, error),
  });

/** What somebody needs to know first who is to help: which program this is, on what, with how much to do. */
export function logStart({ options, store, catalogue, log }: Host): void {
  const { electron = '', chrome = '', node } = process.versions;
  const { platforms, manifests } = catalogue.current();
  log.write({
    event: 'started',
    version: app.getVersion(),
    electron,
    chromium: chrome,
    node,
    system: process.platform,
    release: release(),
    processor: process.arch,
    packaged: app.isPackaged,
    sandbox: options.sandbox,
    hidden: options.hidden,
    accounts: store.get().accounts.length,
    platforms: platforms.length,
    checks: manifests.length,
  });
}

/** What Electron calls the programs of Node that it starts for the app: the engine is the only one. */
const NODE_SERVICE = 'node.mojom.NodeService';
const NETWORK_SERVICE = 'network.mojom.NetworkService';

/** Has the log say whenever a process of the app has gone, the engine's and those of pages among them. */
export function logProcesses(log: LogWriter): void {
  const gone = (process: 'engine' | 'page' | 'gpu' | 'network' | 'other', how: Gone): void => {
    const { reason, exitCode: code } = how;
    // An engine that has done its work is ended, as is one that hangs: then the audit says so.
    const asWished = reason === 'clean-exit' || reason === 'killed';
    log.write({ event: asWished ? 'processEnded' : 'processGone', process, reason, code });
  };
  app.on('child-process-gone', (_event, how) => {
    const { type, serviceName } = how;
    if (serviceName === NODE_SERVICE) gone('engine', how);
    else if (serviceName === NETWORK_SERVICE) gone('network', how);
    else gone(type === 'GPU' ? 'gpu' : 'other', how);
  });
  app.on('render-process-gone', (_event, _contents, how) => gone('page', how));
}

interface Gone {
  readonly reason: string;
  readonly exitCode: number;
}
