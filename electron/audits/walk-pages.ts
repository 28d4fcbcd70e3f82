import type { Account, Platform } from '../../checks/model/index.ts';
import { accountName, isToBeDone } from '../../checks/model/index.ts';
import type { AccountContext, Accounts } from '../accounts/accounts.ts';
import { canBeAnswered, type Walk, type WalkAnswer, type WalkStep } from '../contract/index.ts';
import type { BannerPress, BannerWords } from '../embedded-browser/banner.ts';
import { openPlainPage, type PlainPage } from '../embedded-browser/plain-window.ts';
import { boxWords, insteadWords, walkWords } from '../embedded-browser/window-words.ts';
import type { Words } from '../locales/words.ts';
import type { AppState } from '../state/app-state.ts';

/** What a page of a walk tells, and what it asks. */
export interface WalkEars {
  /** What is asked right now. */
  readonly asked: () => { readonly walk: Walk | null; readonly step: WalkStep };
  readonly stands: (page: Walk['page']) => void;
  readonly answer: (said: WalkAnswer) => void;
  readonly skip: () => void;
  readonly stop: () => void;
}

/** The page that the person has before them. */
export interface PageBefore {
  readonly account: string;
  readonly path: string;
  /** Asks another question about the same page. */
  ask(step: WalkStep): void;
  bringToFront(): void;
  close(): Promise<void>;
}

/** Opens pages of a walk, one after another, in one window for each account where that can be. */
export interface WalkPages {
  open(before: PageBefore | null, account: string, step: WalkStep, ears: WalkEars): Promise<PageBefore>;
}

interface WalkPagesDeps {
  readonly state: AppState;
  readonly accounts: Accounts;
  readonly openInstalled: (account: Account, address: string, signal: AbortSignal) => Promise<void>;
  readonly words: () => Words;
  readonly title: (check: string) => string;
}

/** In the app's own window, under a strip that asks; or in the installed browser, where the report card asks. */
export function openWalkPages(deps: WalkPagesDeps): WalkPages {
  let own: OwnPage | null = null;
  return {
    async open(before, id, { check }, ears) {
      const known = deps.accounts.toOpen(id);
      const { path } = deps.accounts.check(check, known.platform.id).place;
      const address = new URL(path, known.site).href;
      if (deps.state.stored.preferences.engine === 'installedBrowser') {
        await before?.close();
        return openElsewhere(deps, known, { path, address }, ears);
      }
      if (own === null || before !== own || !own.isOpen()) {
        await before?.close();
        own = new OwnPage(deps, known, ears);
      }
      own.go(path, address);
      return own;
    },
  };
}

const positions = { one: 'on', two: 'off', three: 'notThere' } as const satisfies Partial<
  Record<BannerPress, WalkAnswer>
>;
const deeds = { one: 'done', two: 'notDone' } as const satisfies Partial<Record<BannerPress, WalkAnswer>>;

/** A window of the app's own, which goes from page to page of one account. */
class OwnPage implements PageBefore {
  readonly account: string;
  path = '';
  private readonly page: PlainPage;
  private open = true;

  constructor(
    private readonly deps: WalkPagesDeps,
    private readonly known: AccountContext,
    private readonly ears: WalkEars,
  ) {
    const { account, platform, inside } = known;
    const said = deps.words();
    this.account = account.id;
    this.page = openPlainPage({
      account,
      inside,
      title: said.t('window.controlled', { account: accountName(platform.name, account.name) }),
      words: this.words(),
      box: boxWords(said),
      instead: (missing) => insteadWords(missing, deps.words(), platform.name, true),
      onPress: (press) => this.pressed(press),
      onArrival: (missing, address) => {
        ears.stands(missing ? 'missing' : isSignIn(address, platform) ? 'signedOut' : 'open');
        this.page.say(this.words());
      },
    });
    void this.page.closed.then(() => {
      this.open = false;
      ears.stands('away');
    });
  }

  isOpen(): boolean {
    return this.open;
  }

  go(path: string, address: string): void {
    this.path = path;
    this.page.say(this.words());
    void this.page.go(address);
  }

  ask(): void {
    this.page.say(this.words());
  }

  bringToFront(): void {
    this.page.bringToFront();
  }

  async close(): Promise<void> {
    this.page.close();
    await this.page.closed;
  }

  private words(): BannerWords {
    const { walk, step } = this.ears.asked();
    const { platform } = this.known;
    return walkWords(this.deps.words(), {
      platform: platform.name,
      title: this.deps.title(step.check),
      toBeDone: isToBeDone(this.deps.accounts.check(step.check, platform.id)),
      page: step.page,
      pages: walk?.steps.at(-1)?.page ?? step.page,
      asks: walk !== null && canBeAnswered(walk),
      signIn: walk?.page === 'signedOut',
    });
  }

  private pressed(press: BannerPress): void {
    if (press === 'button') this.ears.stop();
    else if (press === 'skip') this.ears.skip();
    else {
      const { step } = this.ears.asked();
      const toBeDone = isToBeDone(this.deps.accounts.check(step.check, this.known.platform.id));
      const said: Partial<Record<BannerPress, WalkAnswer>> = toBeDone ? deeds : positions;
      const answer = said[press];
      if (answer !== undefined) this.ears.answer(answer);
    }
  }
}

/** Whether an address is where the platform leads those who are not signed in. */
function isSignIn(address: string, { signedOut, signInPath, settingsPaths }: Platform): boolean {
  if (!URL.canParse(address)) return false;
  const { pathname } = new URL(address);
  const beginnings = [...signedOut.paths, ...(settingsPaths?.includes(signInPath) ? [] : [signInPath])];
  return beginnings.some((start) => pathname === start || pathname.startsWith(`${start}/`));
}

async function openElsewhere(
  { openInstalled }: WalkPagesDeps,
  { account }: AccountContext,
  { path, address }: { readonly path: string; readonly address: string },
  ears: WalkEars,
): Promise<PageBefore> {
  const stop = new AbortController();
  const closed = openInstalled(account, address, stop.signal);
  ears.stands('open');
  const gone = closed.then(
    () => ears.stands('away'),
    () => ears.stands('missing'),
  );
  return {
    account: account.id,
    path,
    ask: () => {},
    bringToFront: () => {},
    close: async () => {
      stop.abort();
      await gone;
    },
  };
}
