import { type Answered, keepAnswer } from '../audit/guided.ts';
import { answerDocumentSchema, inJson, isGuided, isToBeDone, titleOf } from '../model/index.ts';
import { flipLine } from './card.ts';
import { exitCodes, usage } from './failure.ts';
import { paint, wrap } from './paint.ts';
import type { RunContext } from './run.ts';
import { openHistory, wantedOf } from './workspace.ts';

/** `flipwatch answer CHECK --state …`: where the person sees a setting stand that only they can see. Opens no page. */
export async function answer(run: RunContext): Promise<number> {
  const { request, workspace, print } = run;
  const [wanted] = wantedOf(request, workspace, await run.sites());
  const check = wanted?.checks[0];
  const said = request.answer;
  if (wanted === undefined || check === undefined || said === null) throw new Error('nothing to answer');
  if (isToBeDone(check)) throw usage('answerToDo', { id: check.id });
  if (!isGuided(check)) throw usage('answerSeen', { id: check.id });
  const history = await openHistory(workspace.folders, wanted.account.id);
  const deps = { history, clock: run.clock, catalogue: workspace.catalogue.manifests };
  const answered = await keepAnswer(deps, wanted.account, check.id, said).finally(() => history.close());
  const { result } = answered;
  if (request.json) {
    const reason = answered.result === 'refused' ? answered.reason : null;
    const document = { schema: 1, answer: { check: check.id, result, reason } };
    print(`${inJson(answerDocumentSchema.parse(document))}\n`);
  } else {
    const title = titleOf(check, check.id, run.language);
    print(drawn(run, answered, { title, platform: wanted.platform.name, said }));
  }
  return result === 'kept' ? exitCodes.fine : exitCodes.unknown;
}

interface Told {
  readonly title: string;
  readonly platform: string;
  readonly said: string;
}

function drawn(
  { t, terminal, language }: RunContext,
  answered: Answered,
  { title, platform, said }: Told,
): string {
  const good = answered.result === 'kept';
  const first = wrap(t(`answer.${good ? said : 'refused'}`, { title }), terminal.columns, 2).slice(2);
  const lines = [`${paint(terminal, good ? 'good' : 'bad', good ? '✓' : '✗')} ${first}`];
  const say = (text: string) => lines.push(wrap(text, terminal.columns, 2));
  if (answered.result === 'kept') {
    if (answered.finding.flip !== null) say(flipLine(answered.finding.flip, language, t));
    say(t('answer.again'));
  } else
    for (const part of ['happened', 'means', 'todo'])
      say(t(`reasons.${answered.reason}.${part}`, { platform }));
  return `${lines.join('\n')}\n`;
}
