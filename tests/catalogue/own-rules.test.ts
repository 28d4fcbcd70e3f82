import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { buttonWords } from '../../checks/catalogue/button-words.ts';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import { turners } from '../../checks/engine/turners.ts';
import { isReadable } from '../../checks/model/index.ts';
import { own } from './own-check.ts';

/** What a check of one's own may press, where it may lead, and under which names it may listen. */

// Other suites may keep every core busy meanwhile.
vi.setConfig({ testTimeout: 30_000 });

const shipped = loadCatalogue();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'flipwatch-rules-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Loads these checks as a person's own: the ids that were taken, and what was said of the others. */
function load(...checks: object[]): { taken: string[]; said: string } {
  for (const [at, check] of checks.entries())
    writeFileSync(join(folder, `${at}.json`), JSON.stringify(check));
  const { manifests, rejected } = loadCatalogue({ folder });
  return {
    taken: manifests.slice(shipped.manifests.length).map(({ id }) => id),
    said: rejected.flatMap(({ problems }) => problems).join('\n'),
  };
}

const pressing = (text: string, kind: 'saveButton' | 'confirmDialog' = 'saveButton') => ({
  ...own(),
  commit: { kind, labels: [{ language: 'en', text, seen: '2026-01-31' }] },
});

describe('a button', () => {
  test.each([
    'Save',
    'Save changes',
    'SAVE',
    'Apply',
    'Update preferences',
    'Save privacy settings',
    'Confirm my choices',
    'Save & close',
    'Speichern',
    'Änderungen speichern',
    'Auswahl bestätigen',
    'Enregistrer les modifications',
    'Enregistrer',
    'Guardar cambios',
    'Salva modifiche',
    'Salvar alterações',
    'Wijzigingen opslaan',
    'Zapisz zmiany',
    'Uložit změny',
    'Değişiklikleri kaydet',
    'Simpan perubahan',
    'Сохранить изменения',
    'Зберегти зміни',
    'Αποθήκευση αλλαγών',
    '保存',
    '変更を保存',
    '변경사항 저장',
    '저장',
    '保存更改',
    '儲存變更',
    'บันทึกการเปลี่ยนแปลง',
    'परिवर्तन सहेजें',
    'حفظ التغييرات',
    'שמירת שינויים',
  ])('that saves is taken: %s', (text) => {
    expect(load(pressing(text))).toEqual({ taken: ['linkedin.job-alerts'], said: '' });
  });

  test.each([
    'OK',
    'Yes',
    'Turn off',
    'Yes, turn it off',
    'Turn off personalized ads',
    'Turn off data sharing',
    'Personalisierung ausschalten',
    'Continue',
    'Ja',
    'Ausschalten',
    'Oui',
    'Sí',
    'Да',
    'はい',
    '确定',
  ])('that agrees is taken in the dialog that the change opens: %s', (text) => {
    expect(load(pressing(text, 'confirmDialog')).taken).toEqual(['linkedin.job-alerts']);
  });

  test.each(['OK', 'Yes', 'Turn off', 'Continue', 'Ja', 'Oui', 'はい'])(
    'that agrees is not looked for on a whole page, where nothing was asked: %s',
    (text) => {
      expect(load(pressing(text)).said).toContain(`presses no button that says "${text}"`);
    },
  );

  const hostile: readonly string[] = [
    'Delete account',
    'Ｄelеte account',
    'Supprimer le compte',
    'Désactiver le compte',
    'Désactiver',
    'Hibernate account',
    'Close account',
    'Deactivate',
    'Konto löschen',
    'Eliminar cuenta',
    'Elimina account',
    'Usuń konto',
    'Удалить аккаунт',
    'アカウントを削除',
    '계정 삭제',
    '删除账号',
    '关闭账号',
    'حذف الحساب',
    'Sign out everywhere',
    'Accept all',
    'Alle akzeptieren',
    'Pay now',
    'Buy',
    'Send',
    'Follow',
    'Connect',
    'Post',
    'Turn off and delete activity',
    'Turn off account',
    'Delete history',
    'Share my data',
    'Verlauf löschen',
    'Save and delete my account',
    'Save\u200B delete',
    'Confirm deletion',
    'Do not save',
    'Don’t save',
    'Nicht speichern',
    'Cancel',
    'changes',
    'my settings',
    'Sаve',
    'Save Änderungen',
    '!!!',
    `Save ${'changes '.repeat(30)}`.trim(),
  ];
  test.each(hostile.flatMap((text) => [[text, 'saveButton'] as const, [text, 'confirmDialog'] as const]))(
    'that nobody can vouch for is refused in words: %s (%s)',
    (text, kind) => {
      const { taken, said } = load(pressing(text, kind));
      expect(taken).toEqual([]);
      expect(said).toMatch(
        /^commit\.labels: Flipwatch presses no button that says ".*make the check "manual"/,
      );
    },
  );

  test('one bad wording among good ones is enough to refuse the check', () => {
    const labels = ['Save', 'Konto löschen'].map((text) => ({ language: 'en', text, seen: '2026-01-31' }));
    const { taken, said } = load({ ...own(), commit: { kind: 'saveButton', labels } });
    expect(taken).toEqual([]);
    expect(said).toContain('Konto löschen');
    expect(said).not.toContain('"Save": ');
  });

  test('is known in every language of the labels and of the words that turn a sentence round', () => {
    const spoken = shipped.manifests.flatMap((manifest) =>
      manifest.method === 'setting'
        ? manifest.control.labels.map(({ language }) => language.slice(0, 2))
        : [],
    );
    expect(Object.keys(buttonWords)).toEqual(expect.arrayContaining([...spoken, ...Object.keys(turners)]));
  });

  test('of the longest and most repetitive words costs no time', () => {
    const began = performance.now();
    load(pressing('保存'.repeat(120)), pressing('a '.repeat(149)));
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('the page of a check', () => {
  const at = (path: string, platform = 'linkedin') => {
    const check = own();
    return {
      ...check,
      id: `${platform}.job-alerts`,
      platform,
      place: { ...check.place, path },
    };
  };
  const manual = (path: string) => {
    const { control, polarity, commit, settle, signIn, fix, regions, ...rest } = at(path);
    const { headings, ...place } = rest.place;
    return { ...rest, method: 'manual', place, question: { en: 'Have you sent it?' } };
  };

  test.each([
    ['/mypreferences/d/settings/ads-employer', 'linkedin'],
    ['/mypreferences/d/dark-mode', 'linkedin'],
    ['/mypreferences/m/settings/ads-employer', 'linkedin'],
    ['/mypreferences/d/two-factor-authentication', 'linkedin'],
    ['/public-profile/settings', 'linkedin'],
    ['/jobs/application-settings', 'linkedin'],
    ['/settings/audience_and_tagging', 'x'],
    ['/settings/notifications/push_notifications', 'x'],
    ['/settings/explore/', 'x'],
  ])('among the settings is taken: %s', (path, platform) => {
    expect(load(at(path, platform))).toEqual({ taken: [`${platform}.job-alerts`], said: '' });
  });

  test.each([
    ['/m/logout', 'linkedin'],
    ['/', 'linkedin'],
    ['/feed', 'linkedin'],
    ['/in/somebody', 'linkedin'],
    ['/help/linkedin/ask/TS-DPRO', 'linkedin'],
    ['/mypreferencesX/d', 'linkedin'],
    ['/MyPreferences/d/dark-mode', 'linkedin'],
    ['/logout', 'x'],
    ['/i/flow/login', 'x'],
    ['/settings-old/a', 'x'],
    ['/somebody', 'x'],
  ])('elsewhere is refused: %s', (path, platform) => {
    const { taken, said } = load(at(path, platform));
    expect(taken).toEqual([]);
    expect(said).toMatch(/^place\.path: ".*" is no page of (LinkedIn|X)’s settings\. They lie below "\//);
  });

  test.each(['/settings/../logout', '/settings/./a', '/settings/a/..', '/mypreferences//d', '/settings/..'])(
    'that only looks as if it lay there is refused: %s',
    (path) => {
      const { taken, said } = load(at(path), at(path, 'x'));
      expect(taken).toEqual([]);
      expect(said).toMatch(/^place\.path: ".*" leads to ".*"\. Write the path as the address bar shows it/);
    },
  );

  test.each([
    ['/mypreferences/d/close-accounts', 'linkedin'],
    ['/mypreferences/m/hibernate-account', 'linkedin'],
    ['/mypreferences/d/close-accounts/confirm', 'linkedin'],
    ['/settings/deactivate', 'x'],
    ['/settings/Deactivate', 'x'],
    ['/settings/account/login_verification', 'x'],
  ])('that does something by being opened is refused: %s', (path, platform) => {
    const { taken, said } = load(at(path, platform));
    expect(taken).toEqual([]);
    expect(said).toMatch(/^place\.path: ".*" is never opened by an audit/);
  });

  test('of a manual check, which only the person opens, may be a form or a page of help, and no other', () => {
    expect(load(manual('/help/linkedin/ask/TS-DPRO')).said).toBe('');
    expect(load(manual('/mypreferences/d/search-history')).said).toBe('');
    expect(load(manual('/m/logout')).said).toContain('is no page of LinkedIn’s settings');
  });

  test('is limited on every platform that ships and is read', () => {
    const read = new Set(shipped.manifests.filter(isReadable).map(({ platform }) => platform));
    expect(read.size).toBeGreaterThan(10);
    for (const { id, settingsPaths } of shipped.platforms.filter((one) => read.has(one.id)))
      expect(settingsPaths?.length, id).toBeGreaterThan(0);
    // Addresses that do something by their words alone are refused everywhere; these are known by name.
    for (const id of ['linkedin', 'x', 'github', 'reddit', 'pinterest'])
      expect(shipped.platforms.find((one) => one.id === id)?.neverOpened?.length, id).toBeGreaterThan(0);
  });
});

describe('the name of an answer', () => {
  const hearing = (setting: string, settle: object) => ({
    ...own(setting),
    settle: { watchSeconds: 3, ...settle },
  });

  test.each([
    ['of a check that ships', { networkKeys: ['allowDataForGenerativeAI'] }],
    [
      'of a check that ships, at its address',
      {
        networkKeys: ['mine'],
        answers: [{ path: '/mysettings-api/**', keys: ['allowDataForGenerativeAI'] }],
      },
    ],
    [
      'of a check that ships, at an address that may be its own',
      {
        networkKeys: ['mine'],
        answers: [
          { path: '/mysettings-api/*/allowDataForGenerativeAI', keys: ['mine', 'allowDataForGenerativeAI'] },
        ],
      },
    ],
  ])('%s is refused', (_, settle) => {
    const { taken, said } = load(hearing('job-alerts', settle));
    expect(taken).toEqual([]);
    expect(said).toMatch(
      /^settle\.networkKeys: "allowDataForGenerativeAI" is already a name of linkedin\.ai-training/,
    );
  });

  test('of another own check is refused, and the first of the two stays', () => {
    const { taken, said } = load(
      hearing('first', { networkKeys: ['same'] }),
      hearing('second', { networkKeys: ['same'] }),
    );
    expect(taken).toEqual(['linkedin.first']);
    expect(said).toContain('"same" is already a name of linkedin.first');
  });

  test('may be the same where both say that it stands at different addresses', () => {
    const first = { networkKeys: [], answers: [{ path: '/api/one', keys: ['enabled'] }] };
    const second = { networkKeys: [], answers: [{ path: '/api/two/**', keys: ['enabled'] }] };
    expect(load(hearing('first', first), hearing('second', second)).taken).toHaveLength(2);
    const third = { networkKeys: [], answers: [{ path: '/api/*/deep', keys: ['enabled'] }] };
    expect(
      load(hearing('first', first), hearing('second', second), hearing('third', third)).taken,
    ).toHaveLength(2);
  });

  test('of a check on another platform is nobody’s here', () => {
    expect(load(hearing('job-alerts', { networkKeys: ['geo_enabled'] })).said).toBe('');
  });
});
