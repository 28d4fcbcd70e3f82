import path from 'node:path';
import { app, dialog } from 'electron';
import { Refused } from '../contract/index.ts';

/** A file that the person is about to save. */
interface FileToSave {
  /** Above the question. */
  readonly title: string;
  /** What it is called unless they say otherwise, without its ending. */
  readonly name: string;
  readonly ending: string;
  /** Tests: save here without a question. */
  readonly folder: string | null;
}

/** Asks where to save it. Throws `Refused` where the person would rather not. */
export async function askWhere({ title, name, ending, folder }: FileToSave): Promise<string> {
  const file = `${name}.${ending}`;
  if (folder !== null) return path.join(folder, file);
  const { filePath, canceled } = await dialog.showSaveDialog({
    title,
    defaultPath: path.join(app.getPath('documents'), file),
    filters: [{ name: ending.toUpperCase(), extensions: [ending] }],
  });
  if (canceled || filePath === '') throw new Refused('cancelled', 'Nothing was saved.');
  return filePath;
}
