import { describe, expect, it } from 'vitest';
import { valuesIn } from '../../checks/engine/traffic.ts';

const keys = new Set(['allow_xai_data_sharing', 'allowAdsByAge']);
const read = (answer: unknown, path = '/api') => valuesIn(JSON.stringify(answer), path, keys);

describe('the page’s own answers', () => {
  it.each([
    [
      'a property of the setting’s name',
      { data: { user_preferences: { allow_xai_data_sharing: false } } },
      '/i',
      'allow_xai_data_sharing',
      'off',
    ],
    [
      'an object that names its key',
      { elements: [{ key: 'allowAdsByAge', value: 'true' }] },
      '/i',
      'allowAdsByAge',
      'on',
    ],
    [
      'an address that ends in the key',
      { settingDisplayType: 'TOGGLE', value: false },
      '/settingsApiSettings/allowAdsByAge',
      'allowAdsByAge',
      'off',
    ],
    [
      'a value that the server does not hold',
      { allow_xai_data_sharing: null },
      '/i',
      'allow_xai_data_sharing',
      'unset',
    ],
  ])('are understood: %s', (_name, answer, path, key, value) => {
    expect(read(answer, path)).toEqual({ values: [[key, value]], failed: false });
  });

  it('say nothing where they are no JSON, no position, or about something else', () => {
    expect(valuesIn('<html>', '/allowAdsByAge', keys)).toEqual({ values: [], failed: false });
    expect(read({ allowAdsByAge: 'sometimes' }).values).toEqual([]);
    expect(read({ otherSetting: true }).values).toEqual([]);
  });

  it('count as failed when GraphQL reports errors with status 200', () => {
    expect(read({ errors: [{ message: 'no' }], data: null })).toEqual({ values: [], failed: true });
  });

  it('are not walked without end', () => {
    const deep = `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`;
    expect(valuesIn(deep, '/', keys)).toEqual({ values: [], failed: false });
  });
});
