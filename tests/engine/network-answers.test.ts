import { describe, expect, it } from 'vitest';
import { readAnswer } from '../../checks/engine/answers.ts';
import type { SettingManifest } from '../../checks/model/index.ts';
import { settingOf } from '../support/visits.ts';

const training = settingOf('x.grok-training');
const memory = settingOf('x.grok-memory');
const ads = settingOf('x.personalized-ads');
const age = settingOf('linkedin.ads-by-age');
/** As a check of a person's own may be: it names no address. */
const own: SettingManifest = {
  ...age,
  id: 'linkedin.own',
  settle: { watchSeconds: 3, networkKeys: ['allowAdsByAge'] },
};

const grok = '/i/api/graphql/q1/GrokSettingsScreenQuery';
const read = (path: string, answer: unknown, check: SettingManifest, ...others: SettingManifest[]) =>
  readAnswer({ path, body: typeof answer === 'string' ? answer : JSON.stringify(answer) }, [
    check,
    ...others,
  ]).said.get(check) ?? null;

describe('an answer speaks for a setting', () => {
  it.each([
    [
      'a property of its name',
      grok,
      { data: { user_preferences: { allow_xai_data_sharing: false } } },
      training,
      'off',
    ],
    [
      'where it names its key',
      '/mysettings-api/settingsApiSettings/allowAdsByAge',
      { key: 'allowAdsByAge', value: 'true' },
      age,
      'on',
    ],
    [
      'where its address ends in the key',
      '/mysettings-api/settingsApiSettings/allowAdsByAge',
      { value: false },
      age,
      'off',
    ],
    ['at any address of its own, where its manifest names none', '/api', { allowAdsByAge: true }, own, 'on'],
    [
      'behind a prefix against being run',
      grok,
      `)]}'\n${JSON.stringify({ allow_xai_data_sharing: true })}`,
      training,
      'on',
    ],
    [
      'behind another prefix',
      grok,
      `for(;;);${JSON.stringify({ allow_xai_data_sharing: true })}`,
      training,
      'on',
    ],
  ] as const)('%s', (_name, path, answer, check, position) => {
    expect(read(path, answer, check)).toBe(position);
  });
});

describe('an answer leaves a setting undecided', () => {
  it.each([
    ['that failed and holds null', { errors: [{}], data: { allow_xai_data_sharing: null } }],
    ['that leaves it out', { data: { user_preferences: {} } }],
    ['that holds a word nobody knows', { allow_xai_data_sharing: 'sometimes' }],
    ['that is an error', { errors: [{ message: 'no' }], data: null }],
    ['that is empty', {}],
    ['that is null', 'null'],
    ['that is no JSON', '<html>'],
    ['that was cut off', '{"data":{"user_preferences":{"allow_xai_da'],
    ['that says both', { a: { allow_xai_data_sharing: true }, b: { allow_xai_data_sharing: false } }],
  ])('%s', (_name, answer) => {
    expect(read(grok, answer, training)).toBe('undecided');
  });

  it('that holds null: nobody has ever decided', () => {
    const held = { user_preferences: { allow_xai_data_sharing: null } };
    expect(read(grok, { data: held }, training)).toBe('never');
  });

  it('that names its neighbours on the page and not it', () => {
    expect(read('/i/api/elsewhere', { allow_grok_memory: false }, training, memory)).toBe('undecided');
  });
});

describe('an answer says nothing of a setting', () => {
  it('from an address that its manifest does not allow', () => {
    const reading = readAnswer({ path: '/i/api/other.json', body: '{"allow_ads_personalization":false}' }, [
      ads,
    ]);
    expect(reading.said.size).toBe(0);
    expect(reading.asides.get(ads)).toBe('off');
  });

  it('where somebody has only called something by its name', () => {
    expect(read('/voyager/api/x', { people: [{ name: 'allowAdsByAge', enabled: false }] }, own)).toBeNull();
    expect(read('/voyager/api/x', { people: [{ name: 'allowAdsByAge', enabled: false }] }, age)).toBeNull();
  });

  it('where it is about something else', () => {
    expect(read('/api', { otherSetting: true }, own)).toBeNull();
    expect(read('/mysettings-api/settingsApiSettings/tips', { value: false }, age)).toBeNull();
  });

  it('where it is too deep to be walked', () => {
    const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
    expect(read('/api', deep, own)).toBeNull();
  });
});

it('the numbers of its errors are told, and that it failed', () => {
  const { codes, trouble } = readAnswer(
    { path: grok, body: '{"errors":[{"code":88},{"extensions":{"code":32}}]}' },
    [training],
  );
  expect(codes).toEqual([88, 32]);
  expect(trouble).toBe(true);
});
