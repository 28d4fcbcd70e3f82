import { useRequest } from '../notices/use-request.ts';
import { Button } from '../parts/Button.tsx';
import { useDates } from '../words/dates.ts';
import { useWords } from '../words/i18n.ts';

interface Props {
  readonly account: string;
  readonly check: string;
  /** The day on which the person confirmed which control it is. */
  readonly on: string;
}

/** That the person has shown which control a setting is, and the way back. */
export function Confirmed({ account, check, on }: Props) {
  const { t } = useWords();
  const dates = useDates();
  const request = useRequest();
  return (
    <>
      <dt>{t('know.confirmed')}</dt>
      <dd>
        {t('know.confirmedOn', { day: dates.day(on) })}{' '}
        <Button look="quiet" onPress={() => void request('together.takeBack', { account, check })}>
          {t('together.takeBack')}
        </Button>
      </dd>
    </>
  );
}
