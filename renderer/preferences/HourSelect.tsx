import { Select } from '../parts/Select.tsx';
import { useDates } from '../words/dates.ts';

const hours = Array.from({ length: 24 }, (_, hour) => hour);

interface Props {
  readonly label: string;
  readonly value: number;
  readonly onChange: (hour: number) => void;
}

/** An hour of the local day, written as this place writes times. */
export function HourSelect({ label, value, onChange }: Props) {
  const dates = useDates();
  return (
    <Select
      label={label}
      value={String(value)}
      options={hours.map((hour) => ({ value: String(hour), label: dates.hour(hour) }))}
      onChange={(hour) => onChange(Number(hour))}
    />
  );
}
