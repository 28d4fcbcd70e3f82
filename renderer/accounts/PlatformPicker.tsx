import { useState } from 'react';
import { ListBox, ListBoxItem, useFilter } from 'react-aria-components';
import { TextField } from '../parts/TextField.tsx';
import { useWords } from '../words/i18n.ts';
import s from './PlatformPicker.module.css';
import { type PlatformChoice, usePlatformChoices } from './platform-choices.ts';

interface Props {
  readonly value: string;
  /** Called with an empty text where no platform of that name is known. */
  readonly onChange: (platform: string) => void;
}

/** Every platform that can be added, found by a part of its name: what can be looked at there, and who looks. */
export function PlatformPicker({ value, onChange }: Props) {
  const { t } = useWords();
  const choices = usePlatformChoices();
  const { contains } = useFilter({ sensitivity: 'base' });
  const [part, setPart] = useState('');
  const shown = choices.filter(({ name }) => contains(name, part.trim()));
  const look = (next: string) => {
    setPart(next);
    const left = choices.filter(({ name }) => contains(name, next.trim()));
    // What is chosen has to be seen: the button below acts on it.
    if (!left.some(({ id }) => id === value)) onChange(left[0]?.id ?? '');
  };
  return (
    <div className={s.picker}>
      <TextField label={t('accounts.findPlatform')} value={part} maxLength={60} onChange={look} wide />
      <ListBox
        className={s.list ?? ''}
        aria-label={t('accounts.platform')}
        items={shown}
        selectionMode="single"
        disallowEmptySelection
        selectedKeys={value === '' ? [] : [value]}
        onSelectionChange={(keys) => {
          const chosen = choices.find(({ id }) => keys !== 'all' && keys.has(id));
          if (chosen !== undefined) onChange(chosen.id);
        }}
        renderEmptyState={() => <p className={s.none}>{t('accounts.noPlatform')}</p>}
      >
        {(choice) => <Choice choice={choice} />}
      </ListBox>
    </div>
  );
}

function Choice({ choice: { id, name, settings, ways } }: { readonly choice: PlatformChoice }) {
  return (
    <ListBoxItem id={id} textValue={name} className={s.choice ?? ''}>
      <span className={s.mark} aria-hidden="true">
        {[...name][0]}
      </span>
      <span className={s.words}>
        <span className={s.name}>{name}</span>
        {settings !== null && <span className={s.ways}>{[settings, ...ways].join(' · ')}</span>}
      </span>
    </ListBoxItem>
  );
}
