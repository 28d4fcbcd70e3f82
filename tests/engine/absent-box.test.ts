import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import type { SeenControl } from '../../checks/engine/look.ts';
import { recognise } from '../../checks/engine/recognise.ts';
import type { SettingManifest } from '../../checks/model/index.ts';

/** A box that some accounts never have: beside it stand boxes that are known, and others that are not. */

const { manifests } = loadCatalogue();
const setting = (id: string): SettingManifest => {
  const found = manifests.find((one) => one.id === id);
  if (found?.method !== 'setting') throw new Error(`no setting ${id}`);
  return found;
};
const named = (id: string) =>
  setting(id).control.labels.find(({ language }) => language === 'en')?.text ?? '';
const box = (text: string): SeenControl => ({
  kind: 'switch',
  rowTitle: null,
  property: 'false',
  aria: null,
  choice: null,
  disabled: false,
  keys: {},
  containers: [],
  names: [{ from: 'label', text }],
  visible: true,
  inDialog: false,
  inNavigation: false,
});
const recognised = (id: string, names: readonly string[]) =>
  recognise(setting(id), manifests, { controls: names.map(box) }, { answered: false });

const neighbours = [named('x.personalized-ads'), named('x.inferred-identity')];
const strangers = ['Personalization and data', 'Use the places where you have been'];

describe('a box that some accounts never have', () => {
  it('is missing where its neighbours are there and no stranger reminds of it', () => {
    expect(recognised('x.off-x', [...neighbours, ...strangers])).toMatchObject({
      found: false,
      reason: 'controlMissing',
    });
  });

  it('has changed its words where one beside its neighbours reminds of it', () => {
    const reworded = named('x.off-x').replace('the Web', 'other sites and apps');
    expect(recognised('x.off-x', [...neighbours, ...strangers, reworded])).toMatchObject({
      found: false,
      reason: 'labelChanged',
    });
  });

  it('has changed its words where no box of the page is known', () => {
    expect(recognised('x.off-x', strangers)).toMatchObject({ found: false, reason: 'labelChanged' });
  });

  it('is found where it stands, whatever stands beside it', () => {
    expect(recognised('x.off-x', [...strangers, ...neighbours, named('x.off-x')])).toMatchObject({
      found: true,
      index: 4,
    });
  });
});

it('a box that every account has is not taken for missing beside a stranger', () => {
  const names = [named('x.grok-personalization'), 'Something else'];
  expect(recognised('x.grok-training', names)).toMatchObject({ found: false, reason: 'labelChanged' });
});
