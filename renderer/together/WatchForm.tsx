import { useId } from 'react';
import type { ListedControl, State } from '../../checks/model/index.ts';
import { Choices } from '../parts/Choices.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useWords } from '../words/i18n.ts';
import { ControlWords } from './ControlWords.tsx';
import s from './WatchForm.module.css';

/** What the person has said of a control so far. */
export interface WatchDraft {
  readonly title: string;
  readonly state: State | null;
  readonly private: State | null;
}

/** All of it. */
export interface WholeDraft extends WatchDraft {
  readonly state: State;
  readonly private: State;
}

/** Whether nothing is left to say. */
export const isWhole = (draft: WatchDraft): draft is WholeDraft =>
  draft.title.trim() !== '' && draft.state !== null && draft.private !== null;

/** The longest title. */
export const MOST_LETTERS = 60;

interface Props {
  readonly control: ListedControl;
  readonly picture: string | undefined;
  readonly draft: WatchDraft;
  readonly onChange: (draft: WatchDraft) => void;
}

const both = ['on', 'off'] as const;
const stateOf = (value: string): State => (value === 'on' ? 'on' : 'off');

/** What the person says of one control that is to be watched: what it is called, where it stands, what is private. */
export function WatchForm({ control, picture, draft, onChange }: Props) {
  const { t } = useWords();
  const id = useId();
  return (
    <section className={s.form} aria-labelledby={id}>
      <div id={id} className={s.control}>
        <ControlWords control={control} picture={picture} />
      </div>
      <TextField
        label={t('watch.title')}
        value={draft.title}
        maxLength={MOST_LETTERS}
        wide
        onChange={(title) => onChange({ ...draft, title })}
      />
      <Choices
        inRow
        label={t('together.stands')}
        chosen={draft.state}
        onChoose={(value) => onChange({ ...draft, state: stateOf(value) })}
        choices={both.map((value) => ({ value, words: t(`together.${value}`) }))}
      />
      <Choices
        inRow
        label={t('watch.private')}
        chosen={draft.private}
        onChoose={(value) => onChange({ ...draft, private: stateOf(value) })}
        choices={both.map((value) => ({ value, words: t(`together.${value}`) }))}
      />
    </section>
  );
}
