import type { Saving, SettingManifest } from '../model/index.ts';
import { mayPress } from './pressable.ts';

type Commit = SettingManifest['commit'];

const notKnown: Commit = { kind: 'notKnown' };

/**
 * How a change of a control is kept, as far as its page shows it. Only a button that belongs to the control's own form can
 * be told to be its own. Where a form is sent by something else, or some button that saves belongs to nothing, it is not
 * known: then the setting is watched, and nothing is pressed.
 */
export function commitFor(saving: Saving | undefined, day: string): Commit {
  if (saving === undefined) return notKnown;
  const { ofForm, outside } = saving;
  const saves = ofForm.filter(({ words }) => mayPress(words, 'saveButton'));
  const [button] = saves;
  if (button !== undefined)
    return saves.length === 1
      ? { kind: 'saveButton', labels: [{ language: 'en', text: button.words, seen: day }] }
      : notKnown;
  const isSent = ofForm.some(({ submits }) => submits);
  const mayBeSaved = outside.some(({ words }) => mayPress(words, 'saveButton'));
  return isSent || mayBeSaved ? notKnown : { kind: 'atOnce' };
}
