import { writeFile } from 'node:fs/promises';
import type { Clock } from '../../checks/audit/ports.ts';
import type { Reply } from '../contract/index.ts';
import type { Words } from '../locales/words.ts';
import type { Log } from '../process/log.ts';
import { askWhere } from './ask-where.ts';

interface SaveLogDeps {
  readonly log: Pick<Log, 'read'>;
  readonly clock: Clock;
  readonly words: Words;
  /** Tests: save here without a question. */
  readonly folder: string | null;
}

/** Asks where to save a copy of the whole log, and writes it. */
export async function saveLog({ log, clock, words, folder }: SaveLogDeps): Promise<Reply<'log.save'>> {
  const day = clock.now().toISOString().slice(0, 10);
  const name = words.t('log.fileName', { day });
  const file = await askWhere({ title: words.t('log.dialogTitle'), name, ending: 'txt', folder });
  const { text } = await log.read(Number.POSITIVE_INFINITY);
  await writeFile(file, text, { mode: 0o600 });
  return { ok: true, file };
}
