import { dirname, normalize, sep } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type Catalogue, type CatalogueOptions, loadCatalogue } from './index.ts';

/** Where the checks come from, for code that goes on running while they change. */
export interface CatalogueSource {
  /** The newest one. Work that takes a while holds the one that it began with. */
  current(): Catalogue;
  /** Calls the listener whenever the catalogue has changed. */
  onChange(listener: () => void): void;
}

/** A source that reads its files anew. */
export interface OpenCatalogue extends CatalogueSource {
  /** Reads everything again now, and tells listeners if it has changed. */
  reload(): void;
  /** Begins to watch the person's own folders. `onTrouble` hears why one of them can't be watched. */
  watch(onTrouble: (error: unknown) => void): Promise<void>;
  close(): Promise<void>;
}

/** An editor writes a file in several steps, and a folder is copied file by file: one change, not ten. */
const SETTLE_MS = 400;
/** `platforms/ID/checks/NAME.json` is the deepest file, seen from the folder in which all of it lies. */
const DEPTH = 4;

/** Opens the catalogue. `options` are asked anew at each reading: what was agreed to may have changed. */
export function openCatalogue(options: () => CatalogueOptions): OpenCatalogue {
  const listeners: (() => void)[] = [];
  let catalogue = loadCatalogue(options());
  let waiting: NodeJS.Timeout | undefined;
  let stop = async (): Promise<void> => undefined;

  const reload = (): void => {
    clearTimeout(waiting);
    const next = loadCatalogue(options());
    if (isDeepStrictEqual(next, catalogue)) return;
    catalogue = next;
    for (const tell of listeners) tell();
  };
  const soon = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(reload, SETTLE_MS);
  };
  return {
    current: () => catalogue,
    onChange: (listener) => void listeners.push(listener),
    reload,
    async watch(onTrouble) {
      const { folder, platforms } = options();
      const places = [folder, platforms].filter((place) => place !== undefined);
      const { watch } = await import('chokidar');
      // Their parents are watched, since the folders need not exist yet. Nothing else in there is read.
      const parents = [...new Set(places.map((place) => dirname(place)))];
      const isOurs = (path: string) =>
        parents.includes(path) || places.some((place) => path === place || path.startsWith(place + sep));
      const watcher = watch(parents, {
        depth: DEPTH,
        ignoreInitial: true,
        ignored: (path) => !isOurs(normalize(path)),
      });
      watcher.on('all', soon);
      // A folder that can't be watched is read again at the next start.
      watcher.on('error', onTrouble);
      stop = () => watcher.close();
      await new Promise<void>((ready) => watcher.once('ready', ready));
      // What changed between the first reading and the watching.
      reload();
    },
    async close() {
      clearTimeout(waiting);
      await stop();
    },
  };
}

/** A source that never changes. */
export const fixedCatalogue = (catalogue: Catalogue): CatalogueSource => ({
  current: () => catalogue,
  onChange: () => undefined,
});
