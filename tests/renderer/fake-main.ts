import { PNG } from 'pngjs';
import {
  type Fix,
  type ListedControl,
  type Manifest,
  type Platform,
  writtenOutline,
} from '../../checks/model/index.ts';
import {
  type AccountView,
  type Channel,
  channels,
  type EventBody,
  type EventName,
  events,
  type FixBatch,
  type PastNews,
  type Reply,
  type Request,
  type Snapshot,
} from '../../electron/contract/index.ts';
import { stepsOf } from '../../electron/contract/walk-steps.ts';
import { pageNames, platforms } from './catalogue.ts';
import { account, finding, looked, NOW, placed, seen, view } from './scenario.ts';
import type { Scenario, Timeline } from './scenarios.ts';

type Handlers = { [C in Channel]: (body: Request<C>) => Promise<Reply<C>> | Reply<C> };

/**
 * A small main process that keeps the contract: it checks what comes in and what goes out with the same schemas as
 * the real one, remembers what it was asked, and lets a test decide how a request ends.
 */
export class FakeMain {
  readonly asked: { readonly channel: string; readonly body: unknown }[] = [];
  /** What broke the contract, in either direction. A test must find this empty. */
  readonly breaches: string[] = [];
  timelines: Timeline[] = [];
  pastNews: PastNews[] = [];
  snapshot: Snapshot;
  readonly #manifests: readonly Manifest[];
  readonly #platforms: readonly Platform[];
  /** Audits go one after the other. */
  #audits: Promise<void> = Promise.resolve();
  readonly #answers = new Map<Channel, (body: never) => unknown>();
  emit: (event: EventName, body: unknown) => Promise<void> = () => Promise.resolve();

  constructor(start: Scenario) {
    this.snapshot = start.snapshot;
    this.#manifests = start.manifests;
    this.#platforms = start.platforms ?? platforms;
    this.timelines = [...(start.timelines ?? [])];
    this.pastNews = [...(start.pastNews ?? [])];
    const { refuse } = start;
    if (refuse !== undefined) this.answer('audit.start', () => ({ ok: false, code: refuse, detail: '' }));
  }

  /** From now on this request ends so. */
  answer<C extends Channel>(channel: C, answer: (body: Request<C>) => Promise<Reply<C>> | Reply<C>): void {
    this.#answers.set(channel, answer as (body: never) => unknown);
  }

  /** Every body with which a request was made, oldest first. */
  requests<C extends Channel>(channel: C): Request<C>[] {
    return this.asked
      .filter((one) => one.channel === channel)
      .map((one) => channels[channel].request.parse(one.body) as Request<C>);
  }

  async handle(channel: string, body: unknown): Promise<unknown> {
    this.asked.push({ channel, body });
    if (!isChannel(channel)) {
      this.breaches.push(`no such channel: ${channel}`);
      return { ok: false, code: 'invalid', detail: '' };
    }
    const { request, reply } = channels[channel];
    const wanted = request.safeParse(body);
    if (!wanted.success) {
      this.breaches.push(`${channel} asked wrongly: ${wanted.error.message}`);
      return { ok: false, code: 'invalid', detail: '' };
    }
    const handler = this.#answers.get(channel) ?? this.#handlers[channel];
    const answer = await handler(wanted.data as never);
    const checked = reply.safeParse(answer);
    if (!checked.success) this.breaches.push(`${channel} answered wrongly: ${checked.error.message}`);
    return answer;
  }

  /** Changes how things stand, and tells the renderer. */
  async change(part: Partial<Snapshot>): Promise<void> {
    this.snapshot = { ...this.snapshot, ...part, revision: this.snapshot.revision + 1 };
    await this.emit('snapshot.changed', events['snapshot.changed'].parse(this.snapshot));
  }

  async navigate(body: EventBody<'navigate'>): Promise<void> {
    await this.emit('navigate', events.navigate.parse(body));
  }

  #changeCheck(id: string, check: string, part: Partial<Snapshot['accounts'][number]['checks'][number]>) {
    return this.change({
      accounts: this.snapshot.accounts.map((one) =>
        one.account.id === id
          ? {
              ...one,
              checks: one.checks.map((old) => (old.check === check ? placed({ ...old, ...part }) : old)),
            }
          : one,
      ),
    });
  }

  async #fix({ account: id, check, action }: Request<'fix.run'>): Promise<Reply<'fix.run'>> {
    const status = action === 'fix' ? 'pass' : 'fail';
    const proof = finding(check, status, { account: id });
    const fix: Fix = {
      check,
      action,
      result: 'fixed',
      before: action === 'fix' ? 'on' : 'off',
      after: action === 'fix' ? 'off' : 'on',
      reason: null,
      proof: [proof],
      at: proof.at,
    };
    await this.#changeCheck(id, check, { ...seen(check, status), finding: proof, canUndo: action === 'fix' });
    return { ok: true, fix };
  }

  /** One after another, each as `fix.run` would; it stops where a test has put the batch away. */
  async #batch({ account: id, checks, action }: Request<'fixes.start'>): Promise<void> {
    const there = this.snapshot.fixing?.rows ?? [];
    const known = checks.every((check) => there.some((row) => row.check === check));
    const rows = known
      ? there.map((row) => ({ ...row, wanted: checks.includes(row.check) }))
      : checks.map((check) => ({ check, wanted: true, fix: null }));
    let batch: FixBatch = { account: id, action, rows, current: null, over: false, refused: null };
    for (const check of checks) {
      batch = { ...batch, current: check };
      await this.change({ fixing: batch });
      const handler = this.#answers.get('fix.run') ?? this.#handlers['fix.run'];
      const reply = channels['fix.run'].reply.parse(await handler({ account: id, check, action } as never));
      if (!reply.ok) {
        batch = { ...batch, refused: reply.code };
        break;
      }
      batch = {
        ...batch,
        rows: batch.rows.map((row) => (row.check === check ? { ...row, fix: reply.fix } : row)),
      };
    }
    await this.change({ fixing: { ...batch, current: null, over: true } });
  }

  /** Looks at every setting in turn, as the audit service does, and finds all but one private. */
  async #audit({ account: id, checks }: Request<'audit.start'>): Promise<void> {
    const wanted = this.snapshot.accounts.filter((one) => id === null || one.account.id === id);
    for (const { account: one, checks: all } of wanted) {
      const settings = all
        .map(({ check }) => check)
        .filter((check) => checks.length === 0 || checks.includes(check))
        .filter((check) => this.#manifests.find((known) => known.id === check)?.method === 'setting');
      for (const [done, check] of settings.entries()) {
        const total = settings.length;
        await this.change({ running: { account: one.id, trigger: 'manual', check, done, total } });
        await this.#changeCheck(one.id, check, {
          ...seen(check, done === 0 ? 'fail' : 'pass'),
          finding: finding(check, done === 0 ? 'fail' : 'pass', { account: one.id }),
        });
      }
    }
    const { guide } = this.snapshot;
    await this.change({ running: null, guide: guide && { ...guide, watched: true } });
  }

  readonly #handlers: Handlers = {
    'snapshot.get': () => ({ ok: true, snapshot: this.snapshot }),
    'catalogue.get': () => ({
      ok: true,
      platforms: [...this.#platforms],
      manifests: [...this.#manifests],
      awaiting: [],
      pageNames,
    }),
    'platform.agree': () => ({ ok: true }),
    'account.add': async ({ platform, name, practice }) => {
      const id = `${practice ? 'practice-' : ''}${platform}-${this.snapshot.accounts.length}`;
      const checks = this.#manifests.filter((one) => one.platform === platform).map((one) => view(one.id));
      const added = account(id, checks, {
        platform,
        name,
        practice,
        lastAudit: null,
        signIn: practice ? 'signedIn' : 'never',
      });
      const accounts = [...this.snapshot.accounts, added];
      const started = { watched: false, fixed: false, turnedBack: false };
      const guide = accounts.every((one) => one.practice) ? started : null;
      await this.change({ accounts, guide });
      return { ok: true, account: id };
    },
    'account.signIn': async ({ account: id }) => {
      await this.change({
        accounts: this.snapshot.accounts.map((one) =>
          one.account.id === id ? { ...one, signIn: 'signedIn' } : one,
        ),
      });
      return { ok: true, signedIn: true, checking: !this.snapshot.preferences.manualOnly, unreachable: null };
    },
    'account.rename': async ({ account: id, name }) => {
      await this.change({
        accounts: this.snapshot.accounts.map((one) =>
          one.account.id === id ? { ...one, account: { ...one.account, name } } : one,
        ),
      });
      return { ok: true };
    },
    'account.forget': async ({ account: id }) => {
      await this.change({ accounts: this.snapshot.accounts.filter((one) => one.account.id !== id) });
      return { ok: true };
    },
    'audit.start': (body) => {
      this.#audits = this.#audits.then(() => this.#audit(body));
      return { ok: true };
    },
    'audit.stop': async () => {
      await this.change({ running: null });
      return { ok: true };
    },
    'fix.run': (body) => this.#fix(body),
    'fixes.start': (body) => {
      void this.#batch(body);
      return { ok: true };
    },
    'fixes.stop': () => ({ ok: true }),
    'fixes.close': async () => {
      await this.change({ fixing: null });
      return { ok: true };
    },
    'fixes.watch': () => ({ ok: true }),
    'page.show': () => ({ ok: true }),
    'page.showAt': () => ({ ok: true }),
    'page.openOutside': () => ({ ok: true }),
    'site.look': ({ address }) => {
      if (!address.includes('.')) return { ok: true, site: null, refused: 'notAnAddress' };
      const name = new URL(address.includes('://') ? address : `https://${address}`).host;
      return { ok: true, site: { name, addresses: [`https://${name}`], known: false }, refused: null };
    },
    'site.open': () => ({
      ok: true,
      place: { account: 'own-example-org-1', page: '/settings', weak: false },
      refused: null,
      unreachable: null,
      host: null,
    }),
    'site.leave': () => ({ ok: true }),
    'together.begin': () => LISTED,
    'together.beginOn': () => LISTED,
    'together.watch': ({ account: id, control }) =>
      control === 3
        ? { ok: true, check: null, result: 'refused', reason: 'noPosition' }
        : { ok: true, check: `${id.split('-')[0]}.own-watch`, result: 'watched', reason: null },
    'together.confirm': ({ control }) =>
      control === 1
        ? { ok: true, result: 'confirmed', reason: null }
        : { ok: true, result: 'refused', reason: 'positionDiffers' },
    'together.notHere': () => ({ ok: true }),
    'together.takeBack': () => ({ ok: true }),
    'together.outline': () => ({ ok: true, text: OUTLINE }),
    'together.saveOutline': () => ({ ok: true, file: 'outline.json' }),
    'together.end': () => ({ ok: true }),
    'history.get': () => ({ ok: true, timelines: this.timelines, news: this.pastNews }),
    'evidence.get': () => ({ ok: true, picture: null }),
    'answer.set': async ({ account: id, check, done, on }) => {
      await this.#changeCheck(id, check, { answer: { done, on } });
      return { ok: true };
    },
    'answer.position': async ({ account: id, check, answer }) => {
      await this.#changeCheck(id, check, looked(check, answer));
      return { ok: true };
    },
    'walk.begin': async ({ account: only, check }) => {
      const steps = stepsOf(
        this.snapshot.accounts
          .filter((one) => only === null || one.account.id === only)
          .map((one) => ({
            account: one.account.id,
            checks: one.checks
              .filter((told) => check === null || told.check === check)
              .flatMap((told) => this.#manifests.find(({ id }) => id === told.check) ?? []),
            isDone: () => false,
          })),
        this.snapshot.preferences,
      );
      await this.change({ walk: { steps, at: 0, page: 'open', refused: null, over: false } });
      return { ok: true };
    },
    'walk.answer': async ({ at, said }) => {
      const { walk } = this.snapshot;
      if (walk?.at !== at) return { ok: false, code: 'notAvailable', detail: '' };
      const steps = walk.steps.map((step, place) => (place === at ? { ...step, said } : step));
      await this.change({ walk: { ...walk, steps, at: at + 1, over: at + 1 === steps.length } });
      return { ok: true };
    },
    'walk.skip': async ({ at }) => {
      const { walk } = this.snapshot;
      if (walk !== null)
        await this.change({ walk: { ...walk, at: at + 1, over: at + 1 === walk.steps.length } });
      return { ok: true };
    },
    'walk.show': () => ({ ok: true }),
    'walk.stop': async () => {
      const { walk } = this.snapshot;
      if (walk !== null) await this.change({ walk: { ...walk, over: true } });
      return { ok: true };
    },
    'walk.close': async () => {
      await this.change({ walk: null });
      return { ok: true };
    },
    'news.seen': async ({ account: id, check }) => {
      await this.#changeCheck(id, check, { news: false });
      return { ok: true };
    },
    'radar.putAside': async ({ account: id, page, id: name }) => {
      const without = ({ radar, ...one }: AccountView): AccountView => {
        const items = radar?.items.filter((item) => item.page !== page || item.id !== name) ?? [];
        return radar === undefined || items.length + radar.unread.length === 0
          ? one
          : { ...one, radar: { ...radar, items } };
      };
      await this.change({
        accounts: this.snapshot.accounts.map((one) => (one.account.id === id ? without(one) : one)),
      });
      return { ok: true };
    },
    'preferences.set': async (part) => {
      const preferences = Object.assign({ ...this.snapshot.preferences }, part);
      const language = preferences.language === 'system' ? this.snapshot.language : preferences.language;
      await this.change({ preferences, language });
      return { ok: true };
    },
    'schedule.pause': async ({ paused }) => {
      await this.change({ paused });
      return { ok: true };
    },
    'report.save': ({ format }) => ({ ok: true, file: `flipwatch-2026-11-21.${format}` }),
    'report.showInFolder': () => ({ ok: true }),
    'log.get': () => ({ ok: true, text: LOG, whole: true }),
    'log.copy': () => ({ ok: true }),
    'log.save': () => ({ ok: true, file: 'Flipwatch log 2026-11-21.txt' }),
    'guide.close': async () => {
      await this.change({ guide: null });
      return { ok: true };
    },
    'notice.dismiss': async ({ id }) => {
      await this.change({ notices: this.snapshot.notices.filter((one) => one.id !== id) });
      return { ok: true };
    },
    'data.forgetEverything': async () => {
      await this.change({ accounts: [], notices: [] });
      return { ok: true };
    },
    'practice.flipBack': () => ({ ok: true }),
    'version.look': async () => {
      const { found } = this.snapshot.newVersions;
      await this.change({ newVersions: { ...this.snapshot.newVersions, lastLook: NOW } });
      return { ok: true, found: found !== null };
    },
    'version.install': () => ({ ok: true }),
    'version.openPage': () => ({ ok: true }),
    'app.quit': () => ({ ok: true }),
  };
}

/** The outline of that page. */
const OUTLINE = writtenOutline({
  schema: 1,
  platform: 'linkedin',
  page: '/mypreferences/d/data-for-ai-improvement',
  on: '2026-11-26',
  more: false,
  nodes: Array.from({ length: 40 }, (_, at) => ({
    depth: at % 5,
    tag: 'div',
    text: { words: at + 1, alphabet: 'latin', same: `0000000${at % 8}` },
  })),
});

/** What stands on a page that is looked at together. */
const CONTROLS: ListedControl[] = [
  {
    n: 1,
    kind: 'switch',
    label: 'Use my data for training content creation AI models',
    key: 'aria-labelledby=allowDataForGenerativeAI',
    rowTitle: null,
    state: 'on',
    check: 'linkedin.ai-training',
  },
  {
    n: 2,
    kind: 'checkbox',
    label:
      'Share with affiliates and “partners” that we have carefully chosen for you, in every country in which we do business',
    key: null,
    rowTitle: 'Sharing',
    state: 'off',
    check: null,
  },
  { n: 3, kind: 'menu', label: '', key: null, rowTitle: 'Audience', state: 'Only you', check: null },
  {
    n: 4,
    kind: 'switch',
    label: 'Advertiser data',
    key: null,
    rowTitle: null,
    state: null,
    check: 'linkedin.advertiser-data',
  },
];

/** What it looks like, drawn as small as it is cut out of a page. */
const drawn = (colour: readonly number[]): string => {
  const png = new PNG({ width: 300, height: 60 });
  for (let at = 0; at < 300 * 60; at++) {
    const [x, y] = [at % 300, Math.floor(at / 300)];
    const shape =
      x > 240 && x < 285 && y > 18 && y < 42
        ? colour
        : x > 15 && x < 190 && y > 26 && y < 34
          ? [90, 90, 90]
          : [255, 255, 255];
    png.data.set([...shape, 255], at * 4);
  }
  return PNG.sync.write(png).toString('base64');
};

const LISTED = {
  ok: true as const,
  controls: CONTROLS,
  pictures: [
    { n: 1, png: drawn([13, 94, 168]) },
    { n: 2, png: drawn([160, 160, 160]) },
  ],
  more: false,
  blocker: null,
};

/** As the main process writes it. */
const LOG = `2026-11-16T09:12:03.412Z info  Flipwatch has started version=0.1.0 electron=45.4.1 chromium=142.0.7444.60 node=22.20.0 system=linux release=6.1.0 processor=x64 packaged=yes sandbox=yes hidden=yes accounts=2 platforms=2 checks=23
2026-11-16T09:14:31.007Z info  An audit began account=1 platform=linkedin trigger=scheduled checks=14
2026-11-16T09:14:32.960Z info  A browser was opened browser=ownWindow purpose=audit seconds=2
2026-11-16T09:16:05.118Z info  A browser was closed seconds=92
2026-11-16T09:16:05.121Z info  An audit ended account=1 platform=linkedin seconds=94 statuses=pass:9,fail:2,manual:1,unknown:2 reasons=pageMissing:1,notReady:1 stopped=none
2026-11-16T09:16:05.840Z warn  A process of the app is gone process=gpu reason=crashed code=139
`;

const isChannel = (name: string): name is Channel => Object.hasOwn(channels, name);
