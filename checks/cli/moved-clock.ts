import * as z from 'zod';
import type { Clock } from '../audit/ports.ts';
import { instantSchema } from '../model/index.ts';
import { usage } from './failure.ts';

const present: Clock = { now: () => new Date() };
const instant = instantSchema.pipe(z.coerce.date());

/**
 * The present, or with an instant a clock that begins there and runs on: for tests of what weeks bring.
 * @throws CliFailure where it is no instant
 */
export function clockFrom(start: string | undefined): Clock {
  if (start === undefined || start === '') return present;
  const parsed = instant.safeParse(start);
  if (!parsed.success) throw usage('nowShape', { text: start });
  const ahead = parsed.data.getTime() - Date.now();
  return { now: () => new Date(Date.now() + ahead) };
}
