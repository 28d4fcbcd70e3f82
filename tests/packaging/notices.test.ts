import { describe, expect, it } from 'vitest';
import { billOfMaterials } from '../../build/notices/bill-of-materials.mjs';
import { isAllowed, licenceIn, requireLicences, sectionsOf } from '../../build/notices/licences.mjs';
import { folderOf, type Shipped, shippedPackages } from '../../build/notices/shipped.mjs';
import { contact, whyNoDeb } from '../../build/package/plan.mjs';

const mit = 'Permission is hereby granted, free of charge, to any person';
const made = (more: Partial<Shipped>): Shipped => ({
  name: 'a',
  version: '1.0.0',
  licence: 'MIT',
  text: mit,
  within: [],
  said: [],
  ...more,
});

describe('what may be passed on', () => {
  it.each(['MIT', 'Apache-2.0', '(MIT OR GPL-3.0-only)', 'BSD-3-Clause', 'MIT AND ISC', '0BSD', 'CC0-1.0'])(
    'is a package under %s',
    (licence) => {
      expect(isAllowed(licence)).toBe(true);
      expect(() => requireLicences([made({ licence })])).not.toThrow();
    },
  );

  it.each([
    'GPL-3.0-only',
    'AGPL-3.0-or-later',
    'MIT AND GPL-2.0-only',
    'UNLICENSED',
    'SEE LICENSE IN LICENSE.md',
    'MIT AND (ISC OR GPL-3.0-only)',
    'SSPL-1.0',
  ])('is none under %s, and the sentence says which and what to do', (licence) => {
    expect(() => requireLicences([made({}), made({ name: 'b', licence })])).toThrow(
      new RegExp(`b 1\\.0\\.0 is under ${licence.replace(/[().]/g, '\\$&')}\\.[\\s\\S]*Use another package`),
    );
  });

  it('is none without the text of its licence, or without a word which one it is', () => {
    expect(() => requireLicences([made({ text: ' \n' })])).toThrow('a 1.0.0 brings no licence text.');
    expect(() => requireLicences([made({ licence: '' })])).toThrow("a 1.0.0 doesn't say under which licence");
  });

  it('holds for what is bundled within a package as well', () => {
    const within = [made({ name: 'inner', licence: 'GPL-2.0-only' })];
    expect(() => requireLicences([made({ within })])).toThrow('inner 1.0.0 is under GPL-2.0-only.');
  });

  it('is everything that ships today', async () => {
    const shipped = await shippedPackages();
    expect(() => requireLicences(shipped)).not.toThrow();
    expect(shipped.length).toBeGreaterThan(20);
    const inner = shipped.find(({ name }) => name === 'playwright-core')?.within ?? [];
    expect(inner.length).toBeGreaterThan(50);
    expect(new Set(inner.map(({ name }) => name)).size).toBeGreaterThan(50);
  });
});

describe('where licences are found', () => {
  const list = (name: string, text: string) =>
    `%% ${name} NOTICES AND INFORMATION BEGIN HERE\n=====\n${text}\n=====\nEND OF ${name} NOTICES AND INFORMATION\n\n`;

  it('is the list that comes with a bundle; a text that is said to be missing is none', () => {
    const sections = sectionsOf(
      list('@x/y@1.0.0', mit) + list('z@2.0.0', '(no license text found; declared: MIT)'),
    );
    expect([...sections]).toEqual([
      ['@x/y@1.0.0', mit],
      ['z@2.0.0', ''],
    ]);
  });

  it('is the text itself, where nothing else tells', () => {
    expect(licenceIn(mit)).toBe('MIT');
    expect(licenceIn('Redistribution and use in source and binary forms … Neither the name of')).toBe(
      'BSD-3-Clause',
    );
    expect(licenceIn('Redistribution and use in source and binary forms')).toBe('BSD-2-Clause');
    expect(licenceIn('GNU GENERAL PUBLIC LICENSE Version 3')).toBeUndefined();
  });

  it('is the package that a file belongs to, however deep it lies', () => {
    expect(folderOf('node_modules/a/lib/b.js')).toBe('node_modules/a');
    expect(folderOf('node_modules/a/node_modules/@b/c/index.js')).toBe('node_modules/a/node_modules/@b/c');
    expect(folderOf('electron/main.ts')).toBeUndefined();
  });
});

it('the bill of materials is the same for the same package, and another for another', () => {
  const app = { name: 'Flipwatch', version: '0.1.0', license: 'MIT', description: '' };
  const integrity = `sha512-${Buffer.from('fingerprint').toString('base64')}`;
  const bill = (electron: string) => billOfMaterials([made({ name: '@a/b', integrity })], app, electron);
  expect(bill('45.4.1')).toEqual(bill('45.4.1'));
  expect(bill('45.4.1').serialNumber).not.toBe(bill('45.4.2').serialNumber);
  expect(bill('45.4.1').components[1]).toMatchObject({
    purl: 'pkg:npm/%40a/b@1.0.0',
    hashes: [{ alg: 'SHA-512', content: Buffer.from('fingerprint').toString('hex') }],
  });
});

describe('whom a Debian package names', () => {
  const FLIPWATCH_HOMEPAGE = 'https://flipwatch.example/';
  const FLIPWATCH_MAINTAINER = 'Somebody <somebody@flipwatch.example>';

  it('is said by the environment of a release', () => {
    const known = contact({ FLIPWATCH_HOMEPAGE, FLIPWATCH_MAINTAINER });
    expect(known).toEqual({ homepage: FLIPWATCH_HOMEPAGE, maintainer: FLIPWATCH_MAINTAINER });
    expect(whyNoDeb(known)).toBeUndefined();
  });

  it.each([
    [{ FLIPWATCH_HOMEPAGE }, /FLIPWATCH_MAINTAINER to somebody who answers/],
    [{ FLIPWATCH_MAINTAINER }, /FLIPWATCH_HOMEPAGE to an address/],
    [{ FLIPWATCH_HOMEPAGE: 'javascript:alert(1)', FLIPWATCH_MAINTAINER }, /FLIPWATCH_HOMEPAGE/],
    [{ FLIPWATCH_HOMEPAGE, FLIPWATCH_MAINTAINER: 'somebody@flipwatch.example' }, /FLIPWATCH_MAINTAINER/],
    [{ FLIPWATCH_HOMEPAGE, FLIPWATCH_MAINTAINER: 'a\nDepends: b <c@d>' }, /FLIPWATCH_MAINTAINER/],
  ])('is asked for where it is missing or is none: %o', (env, words) => {
    expect(whyNoDeb(contact(env))).toMatch(words);
  });
});
