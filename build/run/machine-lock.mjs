import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { cacheFolder } from './places.mjs';

/**
 * Does `work` while no other process on this machine does work of the same name; the others wait their turn.
 * A process that died while it held its turn is noticed by its number and loses it.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withMachineLock(name, work) {
  const turn = join(cacheFolder(), `${name}.turn`);
  while (!take(turn)) {
    if (holderIsGone(turn)) rmSync(turn, { recursive: true, force: true });
    else await wait(200);
  }
  try {
    return await work();
  } finally {
    rmSync(turn, { recursive: true, force: true });
  }
}

/** Making a folder is atomic on every system: exactly one of two comes first. @param {string} turn */
function take(turn) {
  try {
    mkdirSync(turn);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(join(turn, 'pid'), String(process.pid));
  return true;
}

/** @param {string} turn */
function holderIsGone(turn) {
  let pid;
  try {
    pid = Number(readFileSync(join(turn, 'pid'), 'utf8'));
  } catch {
    // It has only just been taken, or given back; unless its holder died before it could write its number.
    const taken = statSync(turn, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    return Date.now() - taken > 60_000;
  }
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

const codeOf = (/** @type {unknown} */ error) =>
  error instanceof Error && 'code' in error ? error.code : undefined;
