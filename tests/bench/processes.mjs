import { readdirSync, readFileSync } from 'node:fs';

/** @param {string} file */
function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // The process has gone in the meantime.
  }
}

/** The fields of a process after its name, which may hold anything. @param {number} pid */
const stat = (pid) => {
  const text = read(`/proc/${pid}/stat`);
  return text.slice(text.lastIndexOf(')') + 2).split(' ');
};

/** A process and all that it started. Linux only. @param {number} root @returns {number[]} */
function treeOf(root) {
  const all = readdirSync('/proc').map(Number).filter(Number.isInteger);
  const parents = new Map(all.map((pid) => [pid, Number(stat(pid)[1])]));
  const within = (/** @type {number} */ pid) => {
    for (let at = pid; at > 1; at = parents.get(at) ?? 0) if (at === root) return true;
    return false;
  };
  return all.filter(within);
}

/** Memory of a process tree in MiB, what it shares with others counted by share. @param {number} root */
export const memoryOf = (root) =>
  treeOf(root).reduce(
    (sum, pid) => sum + Number(/^Pss:\s+(\d+)/m.exec(read(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) / 1024,
    0,
  );

/** Processor time that a process tree has used so far, in ms (its unit is 10 ms). @param {number} root */
export const processorTimeOf = (root) =>
  treeOf(root).reduce((sum, pid) => sum + (Number(stat(pid)[11]) + Number(stat(pid)[12])) * 10, 0);
