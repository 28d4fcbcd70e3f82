import { describe, expect, it } from 'vitest';
import { auditAccount } from '../../checks/audit/audit-account.ts';
import type { VisitResult } from '../../checks/engine/contract.ts';
import type { Confirmation, State } from '../../checks/model/index.ts';
import { wordsGrew } from '../../checks/radar/words-grew.ts';
import { account, day, seen, setting } from './builders.ts';
import { Stage } from './stage.ts';

const check = setting('a', { path: '/one' });
const AI = 'Data for generative AI improvement';
const OLD = `${AI} · Can we use your posts to train AI models that create content?`;
const WIDER = `${AI} · Can we use your posts, your messages and your voice to train AI models that create content, and share them with our partners?`;

/** What the page says about the setting, and where its switch stands. */
function says(explained: string, state: State = 'off', language: string | null = 'en') {
  return (): Partial<VisitResult> => ({
    observations: [seen('a', state, day(20))],
    controls: {
      language,
      seen: [{ kind: 'switch', key: 'id=a', label: AI, state, check: check.id, explained }],
    },
  });
}

/** An account that is audited again and again. */
function house() {
  const stage = new Stage([check]);
  return {
    stage,
    async audit(page: () => Partial<VisitResult>, radar: 'visited' | undefined = 'visited') {
      stage.pages['/one'] = page;
      const { document } = await auditAccount(stage.deps(), {
        account,
        checks: 'all',
        trigger: 'scheduled',
        ...(radar === undefined ? {} : { radar }),
      });
      const [finding] = document.findings;
      return finding ?? expect.fail('no finding');
    },
    async confirm() {
      const confirmation: Confirmation = {
        check: check.id,
        page: '/one',
        marks: { kind: 'switch', keys: {}, words: [AI], rowTitle: null, container: null },
        state: 'off',
        on: '2026-01-20',
        at: stage.now(),
      };
      await stage.append({ kind: 'confirmation', confirmation });
    },
  };
}

describe('a setting whose words say more than before', () => {
  it('is not private on its old words, and says both', async () => {
    const { audit } = house();
    expect(await audit(says(OLD))).toMatchObject({ status: 'pass', reason: null });
    const finding = await audit(says(WIDER));
    expect(finding).toMatchObject({ status: 'unknown', reason: 'wordsGrew', state: 'off', strength: null });
    expect(finding.scope).toEqual({ reason: 'wordsGrew', path: '/one', was: OLD, now: WIDER });
  });

  it('stays so until the person has looked, in an audit that hears no words as well', async () => {
    const { audit, confirm } = house();
    await audit(says(OLD));
    await audit(says(WIDER));
    expect(await audit(says(WIDER))).toMatchObject({ reason: 'wordsGrew', scope: { was: OLD } });
    const bare = () => ({ observations: [seen('a', 'off', day(20))], controls: null });
    expect(await audit(bare, undefined)).toMatchObject({ reason: 'wordsGrew', scope: { was: OLD } });
    await confirm();
    const finding = await audit(says(WIDER));
    expect(finding).toMatchObject({ status: 'pass', reason: null });
    expect(finding.scope).toBeUndefined();
    expect(await audit(says(WIDER))).toMatchObject({ status: 'pass' });
  });

  it('is exposed where it is on, and says so as well', async () => {
    const { audit } = house();
    await audit(says(OLD, 'on'));
    expect(await audit(says(WIDER, 'on'))).toMatchObject({ status: 'fail', scope: { now: WIDER } });
  });

  it('is judged again once its words are back', async () => {
    const { audit } = house();
    await audit(says(OLD));
    await audit(says(WIDER));
    const finding = await audit(says(OLD));
    expect(finding.status).toBe('pass');
    expect(finding.scope).toBeUndefined();
  });

  it('may grow further, and is still compared with what it said first', async () => {
    const { audit } = house();
    await audit(says(OLD));
    await audit(says(WIDER));
    const wider = `${WIDER} This holds for advertisers everywhere as well.`;
    expect((await audit(says(wider))).scope).toMatchObject({ was: OLD, now: wider });
  });

  it('is told in Japanese, which parts no words by spaces', () => {
    const old = '生成AIの改善のためのデータ · あなたの投稿をAIモデルの学習に使用しますか';
    const wider = `${old} メッセージと音声も学習に使用し、提携企業と広告主に共有します`;
    expect(wordsGrew([old], wider)).toBe(true);
  });
});

describe('words that are no more than before', () => {
  it.each([
    ['the same', OLD],
    ['fewer', AI],
    ['with a badge', `${OLD} · New`],
    ['with other numbers', `${OLD} 3 of 12`],
    ['said otherwise', `${AI} · May your updates help us build models for content creation?`],
    ['in another order', `Can we use your posts to train AI models that create content? · ${AI}`],
  ])('are no news: %s', async (_, now) => {
    const { audit } = house();
    await audit(says(OLD));
    expect(await audit(says(now))).toMatchObject({ status: 'pass', reason: null });
  });

  it('are no news in another language, nor when the page speaks the first one again', async () => {
    const { audit } = house();
    await audit(says(OLD));
    const german =
      'Daten zur Verbesserung generativer KI · Dürfen wir Ihre Beiträge, die Sie hier schreiben, zum Trainieren von KI-Modellen verwenden, die Inhalte erstellen?';
    expect(await audit(says(german, 'off', 'de'))).toMatchObject({ status: 'pass' });
    expect(await audit(says(OLD))).toMatchObject({ status: 'pass' });
  });

  it('are no news where they come and go by the week', async () => {
    const { audit } = house();
    await audit(says(WIDER));
    expect(await audit(says(OLD))).toMatchObject({ status: 'pass' });
    expect(await audit(says(WIDER)), 'they were there before').toMatchObject({ status: 'pass' });
  });

  it('are no news to a history from before they were kept', async () => {
    const { audit } = house();
    await audit(() => ({ observations: [seen('a', 'off', day(20))], controls: null }), undefined);
    expect(await audit(says(WIDER))).toMatchObject({ status: 'pass' });
  });
});
