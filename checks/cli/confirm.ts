import { type Confirmed, confirmOnAccount, sayNotHere, takeBack } from '../audit/look-together.ts';
import {
  confirmationDocumentSchema,
  confirmRefusals,
  inJson,
  isReadable,
  type Manifest,
  titleOf,
} from '../model/index.ts';
import { exitCodes, usage } from './failure.ts';
import { shownAs } from './listed.ts';
import { paint, wrap } from './paint.ts';
import { reportingBrowser } from './pulse.ts';
import type { PersonsWord } from './request.ts';
import type { RunContext } from './run.ts';
import { openHistory, type Wanted, wantedOf } from './workspace.ts';

/** What came of the person's word. */
type Outcome = Pick<Confirmed, 'result'> & { readonly reason: Refusal | null };
type Refusal = Extract<Confirmed, { result: 'refused' }>['reason'];

/** `flipwatch confirm CHECK …`: the person's own word about which control a setting is. */
export async function confirm(run: RunContext): Promise<number> {
  const { request, workspace, print, signal } = run;
  const [wanted] = wantedOf(request, workspace, await run.sites());
  const check = wanted?.checks[0];
  const { word } = request;
  if (wanted === undefined || check === undefined || word === null) throw new Error('nothing to confirm');
  if (!isReadable(check)) throw usage('confirmManual', { id: check.id });
  const outcome = await keep(run, wanted, check, word);
  if (signal.aborted && outcome.result === 'refused') return exitCodes.stopped;
  if (request.json) {
    const document = { schema: 1, confirmation: { check: check.id, ...outcome } };
    print(`${inJson(confirmationDocumentSchema.parse(document))}\n`);
  } else print(drawn(run, wanted, check.id, word, outcome));
  return outcome.result === 'confirmed' ? exitCodes.fine : exitCodes.unknown;
}

async function keep(
  run: RunContext,
  wanted: Wanted,
  { id: check, place }: Manifest,
  word: PersonsWord,
): Promise<Outcome> {
  const { workspace, signal, reporter, t } = run;
  const { account, platform } = wanted;
  const history = await openHistory(workspace.folders, account.id);
  const catalogue = workspace.catalogue.manifests.filter((one) => one.platform === platform.id);
  const reporting = reportingBrowser(workspace.browser, reporter, (stage, seconds) =>
    t(seconds === 0 ? `controls.${stage}` : 'change.still', { platform: platform.name, seconds }),
  );
  try {
    const deps = { browser: reporting.browser, history, clock: run.clock, platform, catalogue };
    if (word.kind === 'is') {
      const { control, state } = word;
      const at = { page: place.path, control, now: run.clock.now() };
      const shown = shownAs(workspace.folders, account.id, at);
      const request = { account, check, control, state, signal };
      const done = await confirmOnAccount(deps, shown === undefined ? request : { ...request, shown });
      return { result: done.result, reason: done.result === 'refused' ? done.reason : null };
    }
    await (word.kind === 'notHere' ? sayNotHere(deps, check) : takeBack(deps, check));
    return { result: 'confirmed', reason: null };
  } finally {
    reporting.stop();
    reporter.clear();
    await history.close();
  }
}

function drawn(
  { t, terminal, language, workspace }: RunContext,
  { platform }: Wanted,
  check: string,
  word: PersonsWord,
  { result, reason }: Outcome,
): string {
  const title = titleOf(
    workspace.catalogue.manifests.find(({ id }) => id === check),
    check,
    language,
  );
  const good = result === 'confirmed';
  const said = t(good ? `confirm.${word.kind}` : 'confirm.refused', { title });
  const lines = [
    `${paint(terminal, good ? 'good' : 'bad', good ? '✓' : '✗')} ${wrap(said, terminal.columns, 2).slice(2)}`,
  ];
  if (reason !== null) {
    const own = confirmRefusals.some((one) => one === reason);
    for (const part of ['happened', 'means', 'todo'])
      lines.push(
        wrap(
          t(`${own ? 'confirmRefusals' : 'reasons'}.${reason}.${part}`, { platform: platform.name }),
          terminal.columns,
          2,
        ),
      );
  }
  return `${lines.join('\n')}\n`;
}
