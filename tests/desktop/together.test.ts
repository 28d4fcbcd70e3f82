import { describe, expect, test } from 'vitest';
import { until } from '../support/desk-app.ts';
import { appForEach } from './app-for-tests.ts';

const AI = 'linkedin.ai-training';

describe('looking together in the app', () => {
  const on = appForEach({ account: 'Mine' });
  const request = { account: '', check: AI };
  const finding = async () =>
    (await on.snapshot()).accounts
      .find(({ account }) => account.id === on.account)
      ?.checks.find(({ check }) => check === AI)?.finding ?? null;
  const begin = async () => {
    request.account = on.account;
    const answer = await on.request('together.begin', request);
    if (!answer.ok) throw new Error(answer.detail);
    return answer;
  };

  test('the page is shown, its controls are listed, one is confirmed, and later looks know it by that', async () => {
    const { blocker, controls } = await begin();
    expect(blocker).toBeNull();
    const ours = controls.find(({ check }) => check === AI);
    expect(ours).toMatchObject({ kind: 'switch', state: 'on' });
    const outline = await on.request('together.outline', request);
    expect(outline.ok && JSON.parse(outline.text)).toMatchObject({ schema: 1, platform: 'linkedin' });
    // Nothing else is looked at while the person makes up their mind.
    expect((await on.snapshot()).running).toBeNull();

    const stands = { ...request, control: ours?.n ?? 0 };
    expect(await on.request('together.confirm', { ...stands, state: 'off' })).toEqual({
      ok: true,
      result: 'refused',
      reason: 'positionDiffers',
    });
    expect(await on.request('together.confirm', { ...stands, state: 'on' })).toEqual({
      ok: true,
      result: 'confirmed',
      reason: null,
    });
    const seen = await until('a look by it', finding, (found) => found !== null && found.confirmed !== null);
    expect(seen).toMatchObject({ status: 'fail', confirmed: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
    expect(seen?.witnesses.map(({ kind }) => kind)).toContain('confirmed');

    expect(await on.request('together.takeBack', request)).toEqual({ ok: true });
    const after = await until('a look without it', finding, (found) => found?.confirmed === null);
    expect(after?.witnesses.map(({ kind }) => kind)).not.toContain('confirmed');
  }, 360_000);

  test('a page that was closed is not confirmed on, and an audit may follow', async () => {
    const { controls } = await begin();
    expect(await on.request('together.end', {})).toEqual({ ok: true });
    const control = controls[0]?.n ?? 1;
    expect(await on.request('together.confirm', { ...request, control, state: 'on' })).toMatchObject({
      ok: false,
      code: 'notAvailable',
    });
    expect(await on.request('together.outline', request)).toMatchObject({ ok: false, code: 'notAvailable' });
    expect(await on.request('audit.start', { account: on.account, checks: [AI] })).toEqual({ ok: true });
    await until('the audit', finding, (found) => found !== null);
  }, 360_000);

  test('that it is not there is kept as the person’s own word, and is no position', async () => {
    await begin();
    expect(await on.request('together.notHere', request)).toEqual({ ok: true });
    await until('the look', finding, (found) => found !== null);
    const { status } = (await finding()) ?? {};
    expect(status).not.toBe('pass');
  }, 360_000);
});
