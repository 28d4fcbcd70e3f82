import { writeFile } from 'node:fs/promises';
import { type Outline, writtenOutline } from '../../checks/model/index.ts';
import type { Reply } from '../contract/index.ts';
import type { Words } from '../locales/words.ts';
import { askWhere } from './ask-where.ts';

interface SaveOutlineDeps {
  readonly words: Words;
  /** Tests: save here without a question. */
  readonly folder: string | null;
}

/** Asks where to save the outline that the person was shown, and writes it as it was shown. */
export async function saveOutline(
  outline: Outline,
  { words, folder }: SaveOutlineDeps,
): Promise<Reply<'together.saveOutline'>> {
  const name = words.t('outline.fileName', { platform: outline.platform, day: outline.on });
  const file = await askWhere({ title: words.t('outline.dialogTitle'), name, ending: 'json', folder });
  await writeFile(file, writtenOutline(outline), { mode: 0o600 });
  return { ok: true, file };
}
