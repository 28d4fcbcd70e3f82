import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openHistoryFile } from '../../checks/history/history-file.ts';
import { writeLine } from '../../checks/history/line.ts';
import { HeldElsewhere } from '../../checks/storage/lock-file.ts';
import { bundleProgram } from '../support/bundle-program.mjs';
import { day, found } from './builders.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flipwatch-history-'));
  path = join(folder, 'inner', 'history.log');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const three = [found('a', 'on', day(1)), found('b', 'off', day(2)), found('c', 'offline', day(3))];

async function write(entries = three): Promise<void> {
  const history = await openHistoryFile(path);
  for (const entry of entries) await history.append(entry);
  await history.close();
}

async function reopen<T>(
  use: (history: Awaited<ReturnType<typeof openHistoryFile>>) => Promise<T>,
): Promise<T> {
  const history = await openHistoryFile(path);
  try {
    return await use(history);
  } finally {
    await history.close();
  }
}

describe('a history file', () => {
  it('gives back what was written, in order, and for its owner alone', async () => {
    await write();
    await reopen(async (history) => {
      expect(await history.entries()).toEqual(three);
      expect(history.damaged).toBeNull();
    });
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('keeps the order of appends that were not waited for', async () => {
    const many = Array.from({ length: 50 }, (_, index) => found(`n${index}`, 'on', day(1)));
    const history = await openHistoryFile(path);
    await Promise.all(many.map((entry) => history.append(entry)));
    await history.close();
    await reopen(async (again) => expect(await again.entries()).toEqual(many));
  });

  it('refuses what the model does not know, and writes nothing of it', async () => {
    await write();
    await reopen(async (history) => {
      const wrong = { ...found('a', 'on'), more: 1 };
      await expect(history.append(wrong)).rejects.toThrow();
    });
    await reopen(async (history) => expect(await history.entries()).toEqual(three));
  });

  it('sets a torn tail aside wherever it was torn, keeps every whole line, and goes on', async () => {
    await write();
    const whole = await readFile(path);
    const lastStart = whole.lastIndexOf(0x0a, whole.length - 2) + 1;
    for (let length = lastStart + 1; length < whole.length - 1; length += 13) {
      await writeFile(path, whole);
      await rm(`${path}.damaged`, { force: true });
      await truncate(path, length);
      await reopen(async (history) => {
        expect(await history.entries()).toEqual(three.slice(0, 2));
        expect(history.damaged).toEqual({ count: 1, setAsideTo: `${path}.damaged` });
        await history.append(found('d', 'on', day(4)));
      });
      expect(await readFile(`${path}.damaged`)).toEqual(
        Buffer.concat([whole.subarray(lastStart, length), Buffer.from('\n')]),
      );
      await reopen(async (history) => {
        expect(await history.entries()).toEqual([...three.slice(0, 2), found('d', 'on', day(4))]);
        expect(history.damaged, 'damage is reported once').toBeNull();
      });
    }
  });

  it('takes a last line that lacks only its newline, and does not glue the next one to it', async () => {
    await write();
    await truncate(path, (await stat(path)).size - 1);
    await reopen(async (history) => {
      expect(history.damaged).toBeNull();
      expect(await history.entries()).toEqual(three);
      await history.append(found('d', 'on', day(4)));
    });
    await reopen(async (history) => expect((await history.entries()).length).toBe(4));
  });

  it('notices every flipped bit of a line, and loses no other line', async () => {
    await write();
    const whole = await readFile(path);
    const first = whole.indexOf(0x0a);
    for (let bit = 0; bit < first * 8; bit += 7) {
      const bytes = Buffer.from(whole);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      await rm(`${path}.damaged`, { force: true });
      await writeFile(path, bytes);
      await reopen(async (history) => {
        expect(history.damaged?.count).toBeGreaterThan(0);
        expect(await history.entries()).toEqual(three.slice(1));
      });
    }
  });

  it('survives a file of foreign bytes, and keeps them', async () => {
    await write();
    await writeFile(path, Buffer.alloc(9_000, 0));
    await reopen(async (history) => {
      expect(await history.entries()).toEqual([]);
      expect(history.damaged?.count).toBe(1);
    });
    expect((await readFile(`${path}.damaged`)).length).toBe(9_001);
  });

  it('leaves lines of a newer version where they are, unread and told of', async () => {
    await write();
    const { crc32 } = await import('node:zlib');
    const json = JSON.stringify({ kind: 'fromTheFuture', more: true });
    const line = `${crc32(json).toString(16).padStart(8, '0')} ${json}\n`;
    const before = await readFile(path, 'utf8');
    await writeFile(path, before + line);
    await reopen(async (history) => {
      expect(history.newer).toBe(1);
      expect(history.damaged).toBeNull();
      expect(await history.entries()).toEqual(three);
      await history.append(found('d', 'on', day(4)));
    });
    expect(await readFile(path, 'utf8')).toBe(before + line + writeLine(found('d', 'on', day(4))));
  });

  it('refuses to be closed and written', async () => {
    const history = await openHistoryFile(path);
    await history.close();
    await history.close();
    await expect(history.append(found('a', 'on'))).rejects.toThrow('closed');
  });
});

describe('the lock of a history file', () => {
  it('keeps a second writer out until the first lets go', async () => {
    const history = await openHistoryFile(path);
    await expect(openHistoryFile(path)).rejects.toThrow(HeldElsewhere);
    await history.close();
    await reopen(async () => undefined);
  });

  it('is taken over from a process that is gone', async () => {
    await write();
    const child = spawn(process.execPath, ['-e', '']);
    await once(child, 'exit');
    await writeFile(`${path}.lock`, JSON.stringify({ pid: child.pid, takenAt: Date.now(), started: null }));
    await reopen(async (history) => expect(await history.entries()).toEqual(three));
  });

  it('is taken over where another program got the old number', async () => {
    await write();
    await writeFile(`${path}.lock`, JSON.stringify({ pid: process.pid, takenAt: 0, started: '1' }));
    await reopen(async (history) => expect(await history.entries()).toEqual(three));
  });

  it('is taken over where it was left empty', async () => {
    await write();
    await writeFile(`${path}.lock`, '');
    await reopen(async (history) => expect(await history.entries()).toEqual(three));
  }, 10_000);

  it('is won by exactly one of many who find it stale at once', async () => {
    await write();
    await writeFile(`${path}.lock`, JSON.stringify({ pid: process.pid, takenAt: 0, started: '1' }));
    const tries = await Promise.allSettled(Array.from({ length: 12 }, () => openHistoryFile(path)));
    const won = tries.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(won.length).toBe(1);
    for (const one of won) await one.close();
  });
});

describe('a process killed while it writes', () => {
  it('leaves every acknowledged line readable, and a lock that the next one can take', async () => {
    const program = await bundleProgram('tests/audit/writer.ts', 'test-writer');
    let acknowledged = 0;
    for (let round = 0; round < 12; round += 1) {
      const child = spawn(process.execPath, [program, path, String(acknowledged)], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      acknowledged = await killAfter(child, 15 + ((round * 37) % 60), acknowledged);
      await reopen(async (history) => {
        const entries = await history.entries();
        expect(entries.length).toBeGreaterThanOrEqual(acknowledged);
        expect(entries.length).toBeLessThanOrEqual(acknowledged + 1);
        acknowledged = entries.length;
        expect(entries.map((entry) => entry.kind === 'finding' && entry.finding.durationMs)).toEqual(
          entries.map((_, index) => index),
        );
      });
    }
    expect(acknowledged).toBeGreaterThan(12);
  }, 60_000);
});

/** Kills the writer after its so-many-th line, without a word. Resolves with the newest line it told us of. */
async function killAfter(child: ChildProcess, lines: number, before: number): Promise<number> {
  if (child.stdout === null) throw new Error('The writer has no output.');
  const gone = once(child, 'exit');
  let newest = before;
  let told = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    newest = Number(line);
    told += 1;
    if (told === lines) child.kill('SIGKILL');
  }
  await gone;
  return newest;
}
