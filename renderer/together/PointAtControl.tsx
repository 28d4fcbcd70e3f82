import type { ListedControl, State } from '../../checks/model/index.ts';
import { Button } from '../parts/Button.tsx';
import { Choices } from '../parts/Choices.tsx';
import { useWords } from '../words/i18n.ts';
import { ControlWords } from './ControlWords.tsx';
import { useControlName } from './control-name.ts';
import type { Listed } from './listed.ts';

/** What the person has said so far: which it is, and where it stands. */
export interface Pointed {
  readonly control: number | null;
  readonly state: State | null;
}

interface Props {
  readonly listed: Listed;
  /** The setting that is asked for. */
  readonly check: string;
  readonly platform: string;
  readonly pointed: Pointed;
  readonly onPoint: (pointed: Pointed) => void;
  /** The person wants a control watched that no check watches. */
  readonly onWatch: (control: ListedControl) => void;
}

/** The controls of a page, of which one is the setting that is asked for. */
export function PointAtControl({ listed, check, platform, pointed, onPoint, onWatch }: Props) {
  const { t } = useWords();
  const nameOf = useControlName();
  const { controls, pictures, more } = listed;
  const watchThis = (control: ListedControl) => (
    <Button
      look="quiet"
      // Of the one that is chosen alone: the way by keyboard must not lead past the buttons of all others.
      excludeFromTabOrder={control.n !== pointed.control}
      aria-label={t('actions.onAccount', { action: t('watch.this'), account: nameOf(control) })}
      onPress={() => onWatch(control)}
    >
      {t('watch.this')}
    </Button>
  );
  return (
    <>
      <p>{t('together.how', { platform })}</p>
      {controls.length === 0 && <p>{t('together.none')}</p>}
      {controls.length > 0 && (
        <>
          <Choices
            label={t('together.which')}
            chosen={pointed.control === null ? null : String(pointed.control)}
            onChoose={(value) => onPoint({ ...pointed, control: Number(value) })}
            choices={controls.map((control) => ({
              value: String(control.n),
              words: <ControlWords control={control} check={check} picture={pictures.get(control.n)} />,
              ...(control.check === null ? { beside: watchThis(control) } : {}),
            }))}
          />
          <Choices
            inRow
            label={t('together.stands')}
            chosen={pointed.state}
            onChoose={(value) => onPoint({ ...pointed, state: value === 'on' ? 'on' : 'off' })}
            choices={(['on', 'off'] as const).map((value) => ({ value, words: t(`together.${value}`) }))}
          />
        </>
      )}
      {more && <p>{t('together.more', { count: controls.length })}</p>}
    </>
  );
}
