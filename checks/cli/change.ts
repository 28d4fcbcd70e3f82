import { changeOnAccount } from '../audit/change-account.ts';
import { isOnThisMachine } from '../audit/pace.ts';
import { siteOf } from '../audit/plan.ts';
import {
  type Fix,
  fixDocumentSchema,
  inJson,
  inLanguage,
  isPressable,
  type SettingManifest,
  titleOf,
  wordsOf,
} from '../model/index.ts';
import { isYes } from './ask.ts';
import { flipLine } from './card.ts';
import { exitCodes } from './failure.ts';
import { paint, wrap } from './paint.ts';
import { reportingBrowser } from './pulse.ts';
import type { RunContext } from './run.ts';
import { openHistory, type Wanted, wantedOf } from './workspace.ts';

/** `flipwatch fix CHECK` and `flipwatch undo CHECK`: says what will be done, does it, prints the proof. */
export async function change(run: RunContext, action: Fix['action']): Promise<number> {
  const { request, workspace, print, reporter, signal } = run;
  const [wanted] = wantedOf(request, workspace, await run.sites());
  const check = wanted?.checks[0];
  if (wanted === undefined || check === undefined) throw new Error('no check to change');
  if (isPressable(check) && action === 'fix') {
    const refused = await refusalOf(run, check, wanted);
    if (refused !== null) {
      reporter.say(refused);
      return notConfirmed(run, check);
    }
  }
  const history = await openHistory(workspace.folders, wanted.account.id);
  const reporting = reportingBrowser(workspace.browser, reporter, (stage, seconds) =>
    run.t(seconds === 0 ? `change.${stage}` : 'change.still', {
      platform: wanted.platform.name,
      seconds,
    }),
  );
  let fix: Fix;
  try {
    fix = await changeOnAccount(
      {
        browser: reporting.browser,
        history,
        clock: run.clock,
        platform: wanted.platform,
        catalogue: workspace.catalogue.manifests.filter((one) => one.platform === wanted.platform.id),
      },
      {
        account: wanted.account,
        check: check.id,
        action,
        signal,
        ...(request.region === null ? {} : { region: request.region }),
      },
    );
  } finally {
    reporting.stop();
    reporter.clear();
    await history.close();
  }
  if (request.json) print(document(fix));
  else print(drawFix(run, fix));
  if (signal.aborted && fix.result === 'failed') return exitCodes.stopped;
  return exitCodeOfFix(fix);
}

/** Shown before anything is clicked: the steps, and what can't be undone. */
function announce({ reporter, t, language }: RunContext, check: SettingManifest): void {
  const title = titleOf(check, check.id, language);
  reporter.say(t('change.before', { title }));
  for (const step of inLanguage(check.fix.steps, language)) reporter.say(`  · ${step}`);
  const warning = check.fix.warning && inLanguage(check.fix.warning, language);
  if (warning !== undefined) reporter.say(t('change.warning', { warning }));
}

/**
 * A fix that can't be undone needs the person's own yes: asked for on a terminal, or given with `--yes`. A site on this
 * machine is nobody's account, so scripts need no yes there. Null: it may go on; else the sentence that says why not.
 */
async function refusalOf(run: RunContext, check: SettingManifest, wanted: Wanted): Promise<string | null> {
  const { request, ask, t } = run;
  const isFree = check.fix.reversible || request.yes;
  const site = siteOf(wanted.account, wanted.platform);
  if (!isFree && ask === null && !isOnThisMachine(site)) return t('change.nobodyToAsk');
  announce(run, check);
  if (isFree || ask === null) return null;
  return isYes(await ask(t('change.confirm'))) ? null : t('change.declined');
}

/** Nothing was opened, so the history has nothing to hold. */
function notConfirmed({ request, print, signal, clock }: RunContext, { id }: SettingManifest): number {
  const fix: Fix = {
    check: id,
    action: 'fix',
    result: 'refused',
    before: null,
    after: null,
    reason: 'notConfirmed',
    proof: [],
    at: clock.now().toISOString(),
  };
  if (request.json) print(document(fix));
  return signal.aborted ? exitCodes.stopped : exitCodeOfFix(fix);
}

const document = (fix: Fix): string => `${inJson(fixDocumentSchema.parse({ schema: 1, fix }))}\n`;

function drawFix(run: RunContext, fix: Fix): string {
  const { t, terminal, workspace, language, commandFor } = run;
  const manifest = workspace.catalogue.manifests.find(({ id }) => id === fix.check);
  const title = titleOf(manifest, fix.check, language);
  const good = fix.result === 'fixed' || fix.result === 'already';
  const platform = workspace.catalogue.platforms.find(({ id }) => id === manifest?.platform)?.name ?? '';
  const head = `${title}: ${t(`fixResults.${fix.result}`)}`;
  const lines = [
    `${paint(terminal, good ? 'good' : 'bad', good ? '✓' : '✗')} ${wrap(head, terminal.columns, 2).slice(2)}`,
  ];
  const say = (sentence: string) => lines.push(wrap(sentence, terminal.columns, 2));
  const position = (state: Fix['before']) => t(`states.${state ?? 'none'}`);
  if (fix.reason !== null) {
    for (const part of ['happened', 'means', 'todo']) say(t(`${wordsOf(fix.reason)}.${part}`, { platform }));
    if (fix.question !== undefined) say(t('change.question', { question: fix.question }));
  }
  if (fix.result === 'fixed') {
    say(t('change.proof', { before: position(fix.before), after: position(fix.after) }));
  }
  for (const { check, flip } of fix.proof) {
    if (check !== fix.check && flip !== null) say(`${check}: ${flipLine(flip, language, t)}`);
  }
  if (fix.result === 'fixed' && fix.action === 'fix' && isPressable(manifest) && manifest.fix.reversible) {
    say(t('change.canUndo'));
    lines.push(`    ${commandFor('undo', fix.check)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** 0: it is as wished. 1: it was tried and did not hold. 2: it was refused, and nothing was clicked. */
function exitCodeOfFix({ result }: Pick<Fix, 'result'>): number {
  if (result === 'failed') return exitCodes.exposed;
  return result === 'refused' ? exitCodes.unknown : exitCodes.fine;
}
