import { describe, expect, it } from 'vitest';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import type { Look, SeenControl } from '../../checks/engine/look.ts';
import { recognise } from '../../checks/engine/recognise.ts';

/** A page's one switch may be named by the page's own answer, if its words remind of the setting. */

const { manifests } = loadCatalogue();
const check = manifests.find(({ id }) => id === 'x.business-partners');
if (check?.method !== 'setting') throw new Error('no such setting');
const known = check.control.labels.find(({ language }) => language === 'en')?.text ?? '';

const switchNamed = (text: string): SeenControl => ({
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

const recognised = (names: readonly string[], answered = true) => {
  const look = { controls: names.map(switchNamed) } satisfies Pick<Look, 'controls'>;
  return recognise(check, manifests, look, { answered });
};
const reworded = known.split(' ').slice(0, -1).concat('now and then').join(' ');

describe('the one switch of a page, with words that nobody has seen', () => {
  it('is the setting where they remind of a known wording and the page’s answer names it', () => {
    expect(recognised([reworded])).toMatchObject({ found: true, witnesses: [{ kind: 'network' }] });
  });

  it.each([
    'Dark mode',
    'Sounds',
    'Ads Categories: Gambling',
    'Audience research',
    'Delete conversation history',
    'Two-factor authentication',
  ])('is a stranger where it says "%s"', (words) => {
    expect(recognised([words])).toMatchObject({ found: false, reason: 'labelChanged' });
  });

  it('is not named without the page’s answer, nor beside a second switch', () => {
    expect(recognised([reworded], false)).toMatchObject({ found: false, reason: 'labelChanged' });
    expect(recognised([reworded, 'Dark mode'])).toMatchObject({ found: false, reason: 'labelChanged' });
  });

  it('is not this setting where its words are nearer to another one', () => {
    const other = manifests.find(({ id }) => id === 'x.inferred-identity');
    if (other?.method !== 'setting') throw new Error('no such setting');
    const theirs = other.control.labels.find(({ language }) => language === 'en')?.text ?? '';
    expect(recognised([`${theirs} today`])).toMatchObject({ found: false });
  });
});
