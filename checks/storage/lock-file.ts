import { open, readFile, rm, stat } from 'node:fs/promises';
import { uptime } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import * as z from 'zod';

/** Another process, or another part of this one, holds what this lock keeps: a history, or a browser profile. */
export class HeldElsewhere extends Error {
  constructor(
    readonly path: string,
    readonly pid: number,
  ) {
    super(`${path} is in use by process ${pid}.`);
    this.name = 'HeldElsewhere';
  }
}

const holderSchema = z.object({
  pid: z.int().min(1),
  /** When the holder took the lock, in milliseconds since 1970. */
  takenAt: z.number(),
  /** The start time that the system itself keeps for the process, where it tells; a reused pid has another one. */
  started: z.string().nullable(),
});
type Holder = z.infer<typeof holderSchema>;

/** How long a lock file may lie there unreadable: its owner was killed between creating and filling it. */
const unreadableForMs = 2_000;

/** What Linux keeps as a process's start time, in ticks since boot; null elsewhere, and for a process that is gone. */
async function startOf(pid: number): Promise<string | null> {
  try {
    const text = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may itself hold spaces and brackets.
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function isStale(holder: Holder): Promise<boolean> {
  if (!isRunning(holder.pid)) return true;
  const started = await startOf(holder.pid);
  if (started !== null && holder.started !== null) return started !== holder.started;
  // Without start times, a lock from before the machine started cannot be held any more.
  return holder.takenAt < Date.now() - uptime() * 1000 - 60_000;
}

async function readHolder(path: string): Promise<Holder | 'gone' | 'unreadable'> {
  try {
    return holderSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 'gone';
    return 'unreadable';
  }
}

async function create(path: string): Promise<boolean> {
  try {
    const file = await open(path, 'wx', 0o600);
    const holder: Holder = {
      pid: process.pid,
      takenAt: Date.now(),
      started: await startOf(process.pid),
    };
    await file.writeFile(JSON.stringify(holder)).finally(() => file.close());
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

const ageOf = async (path: string): Promise<number> => {
  try {
    return Date.now() - (await stat(path)).mtimeMs;
  } catch {
    return 0;
  }
};

/** Removes a lock that nobody holds any more. Two processes that both find it stale must not remove each other's new one. */
async function clearIfStale(path: string): Promise<void> {
  const clearing = `${path}.clearing`;
  if (!(await create(clearing))) {
    if ((await ageOf(clearing)) > unreadableForMs) await rm(clearing, { force: true });
    return;
  }
  try {
    const holder = await readHolder(path);
    const stale =
      holder === 'unreadable'
        ? (await ageOf(path)) > unreadableForMs
        : holder !== 'gone' && (await isStale(holder));
    if (stale) await rm(path, { force: true });
  } finally {
    await rm(clearing, { force: true });
  }
}

/**
 * Takes the lock file at `path` for this process, and returns how to let go of it.
 * A lock left behind by a process that is gone is taken over. Rejects with `HeldElsewhere`.
 */
export async function takeLock(path: string, locked: string): Promise<() => Promise<void>> {
  const patience = Date.now() + 2 * unreadableForMs;
  while (!(await create(path))) {
    const holder = await readHolder(path);
    if (typeof holder === 'object' && !(await isStale(holder))) throw new HeldElsewhere(locked, holder.pid);
    if (Date.now() > patience) throw new HeldElsewhere(locked, typeof holder === 'object' ? holder.pid : 0);
    await clearIfStale(path);
    if (holder === 'unreadable') await wait(50);
  }
  return async () => {
    const holder = await readHolder(path);
    if (typeof holder === 'object' && holder.pid === process.pid) await rm(path, { force: true });
  };
}
