import { BrowserUnavailable, type Clock } from '../../checks/audit/ports.ts';
import type { DrivenPage } from '../../checks/browser/driven-page.ts';
import type { EngineOptions, Visit } from '../../checks/engine/contract.ts';
import { isReadable, type Manifest, type SettingManifest } from '../../checks/model/index.ts';
import { openClock } from '../process/clock.ts';
import { type HeardPage, heardPage } from './heard-page.ts';
import { type FromEngine, type Task, toEngineSchema } from './messages.ts';
import { openPage, type Reach } from './open-page.ts';
import { relay } from './relay.ts';

const say = (message: FromEngine): void => process.parentPort.postMessage(message);

/**
 * Runs the engine's process: it opens one page, does what it is asked with it, and is ended by whoever started it. It
 * knows nothing of accounts, history or schedules.
 */
export function runEngine(reach: Reach = relay): void {
  const page: HeardPage = heardPage(say);
  const stops = new Map<number, AbortController>();
  let session: Promise<DrivenPage> | null = null;
  let clock: Clock = openClock(null);
  let known: Pick<Visit, 'platform' | 'catalogue'> | null = null;

  // It would end this process, and what Playwright has begun and nobody waits for any more is no reason to.
  process.on('unhandledRejection', (error) => console.error('Left behind in the engine:', error));

  process.parentPort.on('message', ({ data }) => {
    const message = toEngineSchema.parse(data);
    if (message.kind === 'page') page.hear(message.news);
    else if (message.kind === 'stop') stops.get(message.id)?.abort();
    else void answer(message.id, message.task);
  });

  async function answer(id: number, task: Task): Promise<void> {
    const stop = new AbortController();
    stops.set(id, stop);
    try {
      say({ kind: 'done', id, result: await perform(id, task, stop.signal) });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      say({ kind: 'failed', id, code: error instanceof BrowserUnavailable ? error.code : null, message });
    } finally {
      stops.delete(id);
    }
  }

  async function perform(id: number, task: Task, signal: AbortSignal): Promise<unknown> {
    if (task.task === 'open') {
      clock = openClock(task.testClock);
      session = openPage(task.how, page, reach);
      await session;
      return null;
    }
    if (task.task === 'learn') {
      known = { platform: task.platform, catalogue: task.catalogue };
      return null;
    }
    if (session === null) throw new Error('Nothing is open.');
    const opened = await session;
    if (task.task === 'close') {
      await opened.close();
      return null;
    }
    if (known === null) throw new Error('No platform is known.');
    const place = { ...known, ...task.place };
    const options: EngineOptions = {
      now: () => clock.now(),
      signal,
      timing: task.options.timing,
      ...(task.options.region === undefined ? {} : { region: task.options.region }),
      ...(task.options.pictures
        ? // A picture is a piece of a larger one: only that piece is sent.
          { keepPicture: async (check, png) => say({ kind: 'picture', id, check, png: new Uint8Array(png) }) }
        : {}),
    };
    if (task.task === 'read') {
      const checks = task.checks.map((check) => settingOf(place.catalogue, check));
      return opened.readPage({ ...place, checks }, options);
    }
    if (task.task === 'list') {
      const checks = task.checks.map((check) => settingOf(place.catalogue, check));
      const pointed = task.pointedAt;
      const pointedAt = pointed && {
        check: settingOf(place.catalogue, pointed.check),
        control: pointed.control,
        state: pointed.state,
        ...(pointed.shown === undefined ? {} : { shown: pointed.shown }),
      };
      const { outlined, pictures } = task;
      return opened.listControls({ ...place, checks, pointedAt, outlined, pictures }, options);
    }
    if (task.task === 'index')
      return opened.readIndex({ ...place, known: task.known, expected: task.expected }, options);
    const check = settingOf(place.catalogue, task.check);
    return opened.changeSetting({ ...place, check, action: task.action, target: task.target }, options);
  }
}

function settingOf(catalogue: readonly Manifest[], id: string): SettingManifest {
  const found = catalogue.find((check) => check.id === id);
  if (!isReadable(found)) throw new Error(`${id} is no setting.`);
  return found;
}
