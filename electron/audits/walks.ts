import { keepAnswer } from '../../checks/audit/guided.ts';
import type { CatalogueSource } from '../../checks/catalogue/source.ts';
import { isToBeDone } from '../../checks/model/index.ts';
import type { Accounts } from '../accounts/accounts.ts';
import {
  canBeAnswered,
  Refused,
  stepsOf,
  type Walk,
  type WalkAnswer,
  type WalkStep,
} from '../contract/index.ts';
import { dayHere } from '../process/day-here.ts';
import type { AppState } from '../state/app-state.ts';
import type { Histories } from '../storage/histories.ts';
import type { Audits } from './audits.ts';
import type { PageBefore, WalkPages } from './walk-pages.ts';

interface WalksDeps {
  readonly state: AppState;
  readonly accounts: Accounts;
  readonly audits: Pick<Audits, 'whileHeld'>;
  readonly histories: Histories;
  readonly catalogue: CatalogueSource;
  readonly pages: WalkPages;
}

/** Takes the person through pages that they look at themselves: opens each, asks, keeps what they say. Nothing is driven. */
export class Walks {
  private walk: Walk | null = null;
  /** Wakes whoever waits for the person. */
  private wake: () => void = () => {};
  private shown: PageBefore | null = null;

  constructor(private readonly deps: WalksDeps) {}

  /** Begins, and answers at once: the snapshot says how it goes. Throws `Refused` where there is nothing to ask. */
  begin(account: string | null, check: string | null): void {
    if (this.walk !== null && !this.walk.over) throw new Refused('busy', 'A walk is under way already.');
    const steps = this.stepsFor(account, check);
    if (steps.length === 0) throw new Refused('notAvailable', 'There is nothing to ask.');
    this.keep({ steps, at: 0, page: 'opening', refused: null, over: false });
    void this.run();
  }

  /** What the person says of the step `at`. Refused where that is not the one that is asked, or its page has not come. */
  async answer(at: number, said: WalkAnswer): Promise<void> {
    const { walk, step } = this.asked(at);
    if (!canBeAnswered(walk)) throw new Refused('notAvailable', 'The page of this setting is not there.');
    await this.write(step, said);
    const now = this.walk;
    if (now === null || now.over || now.at !== at) return;
    const steps = now.steps.map((one, place) => (place === at ? { ...one, said } : one));
    this.move({ ...now, steps });
  }

  /** Goes on without an answer. */
  skip(at: number): void {
    this.move(this.asked(at).walk);
  }

  /** Brings the page of the present step before all other windows; opens it again where it is not there. */
  show(): void {
    if (this.walk === null || this.walk.over) return;
    if (this.shown !== null && this.walk.page === 'open') this.shown.bringToFront();
    else {
      this.change({ page: 'opening', refused: null });
      this.wake();
    }
  }

  /** Ends it here. What was said stays. */
  stop(): void {
    if (this.walk === null || this.walk.over) return;
    this.change({ over: true });
    this.wake();
  }

  /** Puts a walk that is over away. */
  close(): void {
    if (this.walk?.over) this.keep(null);
  }

  private stepsFor(account: string | null, only: string | null): WalkStep[] {
    const { state, accounts, histories, catalogue } = this.deps;
    const ids = account === null ? state.counting().map((one) => one.account.id) : [account];
    const { manifests } = catalogue.current();
    const walked = ids.map((id) => {
      const { platform } = accounts.get(id);
      const past = histories.get(id)?.past().checks;
      return {
        account: id,
        checks: manifests.filter(
          (check) => check.platform === platform.id && (only === null || check.id === only),
        ),
        isDone: (check: { readonly id: string }) => past?.get(check.id)?.answer?.done === true,
      };
    });
    return stepsOf(walked, state.stored.preferences);
  }

  private async write({ account: id, check }: WalkStep, said: WalkAnswer): Promise<void> {
    const { accounts, histories, state, catalogue } = this.deps;
    const { account } = accounts.get(id);
    const { file: history } = await histories.load(id);
    const toBeDone = isToBeDone(accounts.check(check, account.platform));
    if (said === 'done' || said === 'notDone') {
      if (!toBeDone) throw new Refused('invalid', 'This has a position.');
      const at = state.now().toISOString();
      await history.append({ kind: 'answer', check, done: said === 'done', on: dayHere(state.now()), at });
      return;
    }
    if (toBeDone) throw new Refused('invalid', 'This has no position.');
    const { manifests } = catalogue.current();
    const clock = { now: () => state.now() };
    const kept = await keepAnswer({ history, clock, catalogue: manifests }, account, check, said);
    if (kept.result === 'refused') throw new Refused('notAvailable', kept.reason);
  }

  /** Account by account: while the person has its pages open, nothing else is looked at there. */
  private async run(): Promise<void> {
    for (let step = this.step(); step !== null; step = this.step()) {
      const { account } = step;
      try {
        await this.deps.audits.whileHeld(account, () => this.through(account));
      } catch (error) {
        const code = error instanceof Refused ? error.code : 'browserUnavailable';
        this.change({ page: 'away', refused: code });
        await this.personDoesSomething();
      }
    }
    if (this.walk !== null && !this.walk.over) this.change({ over: true });
  }

  private async through(account: string): Promise<void> {
    try {
      for (let step = this.step(); step?.account === account; step = this.step()) {
        const { check } = step;
        const { place } = this.deps.accounts.check(check, this.deps.accounts.get(account).platform.id);
        if (this.shown === null || this.shown.path !== place.path || this.walk?.page !== 'open')
          await this.open(account, step);
        else this.shown.ask(step);
        await this.personDoesSomething();
      }
    } finally {
      await this.shown?.close();
      this.shown = null;
    }
  }

  private async open(account: string, step: WalkStep): Promise<void> {
    this.change({ page: 'opening', refused: null });
    const asked = () => ({ walk: this.walk, step: this.step() ?? step });
    const said = this.walk?.at ?? 0;
    this.shown = await this.deps.pages.open(this.shown, account, step, {
      asked,
      stands: (page) => {
        if (this.walk?.over === false && this.walk.page !== page) this.change({ page });
      },
      answer: (answer) => void this.answer(this.walk?.at ?? said, answer).catch(() => {}),
      skip: () => this.skip(this.walk?.at ?? said),
      stop: () => this.stop(),
    });
  }

  private asked(at: number): { readonly walk: Walk; readonly step: WalkStep } {
    const { walk } = this;
    const step = walk?.steps[at];
    if (walk === null || walk.over || walk.at !== at || step === undefined)
      throw new Refused('notAvailable', 'This is not asked any more.');
    return { walk, step };
  }

  private step(): WalkStep | null {
    return this.walk === null || this.walk.over ? null : (this.walk.steps[this.walk.at] ?? null);
  }

  private move(walk: Walk): void {
    this.keep({ ...walk, at: walk.at + 1, refused: null });
    this.wake();
  }

  private personDoesSomething(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }

  private change(part: Partial<Walk>): void {
    if (this.walk !== null) this.keep({ ...this.walk, ...part });
  }

  private keep(walk: Walk | null): void {
    this.walk = walk;
    this.deps.state.changeRuntime({ walk });
  }
}
