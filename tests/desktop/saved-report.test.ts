import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { channels } from '../../electron/contract/index.ts';
import { SavedReport } from '../../electron/desktop/saved-report.ts';

/** “Show in folder” shows the file that was saved last, which nobody but the main process names. */

let folder: string;
let shown: string[];
let saved: SavedReport;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'flipwatch-saved-'));
  shown = [];
  saved = new SavedReport((file) => shown.push(file));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const save = (name: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, '');
  expect(saved.keep({ ok: true, file })).toEqual({ ok: true, file });
  return file;
};

test('the newest report is shown, and a save that was refused changes nothing', () => {
  save('one.html');
  const two = save('two.html');
  saved.keep({ ok: false });
  saved.showInFolder();
  expect(shown).toEqual([two]);
});

test('before anything was saved, and where the file has gone, nothing is opened, and the person is told', () => {
  expect(() => saved.showInFolder()).toThrow(expect.objectContaining({ code: 'reportGone' }));
  rmSync(save('one.html'));
  expect(() => saved.showInFolder()).toThrow(expect.objectContaining({ code: 'reportGone' }));
  expect(shown).toEqual([]);
});

test('whoever asks can name no file', () => {
  const { request } = channels['report.showInFolder'];
  expect(request.safeParse({}).success).toBe(true);
  for (const body of [{ file: '/etc/passwd' }, { path: '/' }, '/etc/passwd', null])
    expect(request.safeParse(body).success).toBe(false);
});
