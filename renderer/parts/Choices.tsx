import type { ReactNode } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import s from './Choices.module.css';

interface Choice {
  readonly value: string;
  readonly words: ReactNode;
  /** What else can be done with it. */
  readonly beside?: ReactNode;
}

interface Props {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly chosen: string | null;
  readonly onChoose: (value: string) => void;
  /** Beside each other; left out: below each other. */
  readonly inRow?: boolean;
}

/** One of several. Nothing is chosen until the person chooses. */
export function Choices({ label, choices, chosen, onChoose, inRow = false }: Props) {
  return (
    <RadioGroup
      className={s.group ?? ''}
      value={chosen}
      onChange={onChoose}
      orientation={inRow ? 'horizontal' : 'vertical'}
    >
      <Label className={s.label ?? ''}>{label}</Label>
      <div className={inRow ? s.row : s.list}>
        {choices.map(({ value, words, beside }) => (
          <div key={value} className={s.line}>
            <Radio value={value} className={s.choice ?? ''}>
              <span className={s.mark} aria-hidden="true" />
              <span className={s.words}>{words}</span>
            </Radio>
            {beside !== undefined && <div className={s.beside}>{beside}</div>}
          </div>
        ))}
      </div>
    </RadioGroup>
  );
}
