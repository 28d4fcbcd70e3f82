import { changeOnAccount } from '../audit/change-account.ts';
import { changeSetting, readPage } from '../engine/index.ts';
import { locales } from '../locales/index.ts';
import { type Fix, fixDocumentSchema, type SettingManifest } from '../model/index.ts';
import { flipLine } from './card.ts';
import { exitCodes } from './failure.ts';
import { openHistory, wantedOf } from './house.ts';
import { paint, wrap } from './paint.ts';
import type { Run } from './run.ts';

/** `flipwatch fix CHECK` and `flipwatch undo CHECK`: says what will be done, does it, prints the proof. */
export async function change(run: Run, action: Fix['action']): Promise<number> {
  const { request, house, print, tell, signal } = run;
  const [wanted] = wantedOf(request, house.catalogue, await run.sites());
  const check = wanted?.checks[0];
  if (wanted === undefined || check === undefined) throw new Error('no check to change');
  if (check.method === 'setting' && action === 'fix') announce(run, check);
  const history = await openHistory(house.folders, wanted.account.id);
  let fix: Fix;
  try {
    fix = await changeOnAccount(
      {
        browser: house.browser,
        history,
        readPage,
        changeSetting,
        clock: run.clock,
        platform: wanted.platform,
        catalogue: house.catalogue.manifests.filter((one) => one.platform === wanted.platform.id),
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
    tell.clear();
    await history.close();
  }
  if (request.json) print(`${JSON.stringify(fixDocumentSchema.parse({ schema: 1, fix }), null, 2)}\n`);
  else print(drawFix(run, fix));
  if (signal.aborted && fix.result === 'failed') return exitCodes.stopped;
  return exitCodeOfFix(fix);
}

/** Shown before anything is clicked: the steps, and what can't be taken back. */
function announce({ tell, speak, language }: Run, check: SettingManifest): void {
  const title = (check.words[language] ?? check.words.en).title;
  tell.say(speak('change.before', { title }));
  for (const step of check.fix.steps[language] ?? check.fix.steps.en) tell.say(`  · ${step}`);
  const warning = check.fix.warning?.[language] ?? check.fix.warning?.en;
  if (warning !== undefined) tell.say(speak('change.warning', { warning }));
}

/** Reasons with words of their own; the others are those of an audit. */
const fixOnly: ReadonlySet<string> = new Set(Object.keys(locales.en.fixReasons));

function drawFix(run: Run, fix: Fix): string {
  const { speak, terminal, house, language, commandFor } = run;
  const manifest = house.catalogue.manifests.find(({ id }) => id === fix.check);
  const title = manifest === undefined ? fix.check : (manifest.words[language] ?? manifest.words.en).title;
  const good = fix.result === 'fixed' || fix.result === 'already';
  const platform = house.catalogue.platforms.find(({ id }) => id === manifest?.platform)?.name ?? '';
  const head = `${title}: ${speak(`fixResults.${fix.result}`)}`;
  const lines = [
    `${paint(terminal, good ? 'good' : 'bad', good ? '✓' : '✗')} ${wrap(head, terminal.columns, 2).slice(2)}`,
  ];
  const say = (sentence: string) => lines.push(wrap(sentence, terminal.columns, 2));
  const position = (state: Fix['before']) => speak(`states.${state ?? 'none'}`);
  if (fix.reason !== null) {
    const words = fixOnly.has(fix.reason) ? `fixReasons.${fix.reason}` : `reasons.${fix.reason}`;
    for (const part of ['happened', 'means', 'todo']) say(speak(`${words}.${part}`, { platform }));
  }
  if (fix.result === 'fixed') {
    say(speak('change.proof', { before: position(fix.before), after: position(fix.after) }));
  }
  for (const { check, flip } of fix.proof) {
    if (check !== fix.check && flip !== null) say(`${check}: ${flipLine(flip, language, speak)}`);
  }
  if (
    fix.result === 'fixed' &&
    fix.action === 'fix' &&
    manifest?.method === 'setting' &&
    manifest.fix.reversible
  ) {
    say(speak('change.canUndo'));
    lines.push(`    ${commandFor('undo', fix.check)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** 0: it is as wished. 1: it was tried and did not hold. 2: it was refused, and nothing was clicked. */
export function exitCodeOfFix({ result }: Pick<Fix, 'result'>): number {
  if (result === 'failed') return exitCodes.exposed;
  return result === 'refused' ? exitCodes.unknown : exitCodes.fine;
}
