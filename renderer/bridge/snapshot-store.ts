import { useSyncExternalStore } from 'react';
import type { Snapshot } from '../../electron/contract/index.ts';
import { bridge } from './bridge.ts';

let current: Snapshot | null = null;
const listeners = new Set<() => void>();

/** Takes a snapshot unless a newer one is drawn already: replies and events can overtake one another. */
function accept(snapshot: Snapshot): void {
  if (current !== null && snapshot.revision < current.revision) return;
  current = snapshot;
  for (const listener of listeners) listener();
}

/** Listens first and asks second, so that no change falls between the two. Answers with the language to draw in, once there is something to draw. */
export async function startSnapshots(): Promise<Snapshot['language']> {
  bridge().on('snapshot.changed', accept);
  const reply = await bridge().request('snapshot.get', {});
  if (reply.ok) accept(reply.snapshot);
  if (current === null) throw new Error('The first snapshot could not be had.');
  return current.language;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function read(): Snapshot {
  if (current === null) throw new Error('Drawn before startSnapshots() was done.');
  return current;
}

/** How everything stands. The main process is its only author. */
export const useSnapshot = (): Snapshot => useSyncExternalStore(subscribe, read);
