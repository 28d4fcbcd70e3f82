import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import {
  type ControlMarks,
  controlMarksSchema,
  instantSchema,
  MOST_LISTED,
  pathSchema,
} from '../model/index.ts';
import type { ProfileFolders } from './workspace.ts';

/** What an account's person was shown last: the numbers that they name later stand for this. */
const listedSchema = z.strictObject({
  schema: z.literal(1),
  page: pathSchema,
  at: instantSchema,
  marks: z.array(controlMarksSchema).max(MOST_LISTED),
});

/** How long a person may be taken to remember which number was which. */
const REMEMBERED_MS = 24 * 60 * 60_000;

const fileOf = ({ root }: ProfileFolders, account: string): string =>
  path.join(root, 'listed', `${account}.json`);

/** Keeps what the person was shown, in place of what they were shown before. */
export function keepListed(
  folders: ProfileFolders,
  account: string,
  listed: Omit<z.infer<typeof listedSchema>, 'schema'>,
): void {
  const file = fileOf(folders, account);
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
  const text = JSON.stringify(listedSchema.parse({ schema: 1, ...listed }));
  writeFileSync(`${file}.new`, text, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** What the person was shown under this number of this page; undefined where they were shown nothing lately. */
export function shownAs(
  folders: ProfileFolders,
  account: string,
  { page, control, now }: { readonly page: string; readonly control: number; readonly now: Date },
): ControlMarks | undefined {
  try {
    const listed = listedSchema.parse(JSON.parse(readFileSync(fileOf(folders, account), 'utf8')));
    const old = Math.abs(now.getTime() - Date.parse(listed.at)) > REMEMBERED_MS;
    return listed.page === page && !old ? listed.marks[control - 1] : undefined;
  } catch {
    return undefined;
  }
}
