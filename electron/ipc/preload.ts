import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge, EventBody, EventName } from '../contract/index.ts';

// Only types are imported from the contract: a sandboxed preload is one file, and the main process checks all that
// passes.

type Hear = (name: EventName, body: EventBody<EventName>) => boolean;
const hearers = new Set<Hear>();
/** Events from before the page was ready to hear them, the newest of each kind. */
const unheard = new Map<EventName, EventBody<EventName>>();

ipcRenderer.on('flipwatch:event', (_event, name: EventName, body: EventBody<EventName>) => {
  const heard = [...hearers].filter((hear) => hear(name, body));
  if (heard.length === 0) unheard.set(name, body);
});

const bridge: Bridge = {
  request: (channel, body) => ipcRenderer.invoke('flipwatch:request', channel, body),
  on: <E extends EventName>(event: E, listener: (body: EventBody<E>) => void) => {
    const hear = (name: EventName, body: EventBody<EventName>): boolean => {
      if (name !== event) return false;
      // Name and body come as a pair from main, which has parsed the body by the contract.
      listener(body as EventBody<E>);
      return true;
    };
    hearers.add(hear);
    const waiting = unheard.get(event);
    if (waiting !== undefined) {
      unheard.delete(event);
      hear(event, waiting);
    }
    return () => {
      hearers.delete(hear);
    };
  },
};

contextBridge.exposeInMainWorld('flipwatch', bridge);
