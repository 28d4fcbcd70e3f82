import type { Log } from '../../electron/process/log.ts';
import type { LogEvent } from '../../electron/process/log-events.ts';

/** A log of which a test sees what it was told. */
export interface KeptLog extends Log {
  readonly events: LogEvent[];
}

export function keptLog(): KeptLog {
  const events: LogEvent[] = [];
  return {
    events,
    write: (event) => void events.push(event),
    read: async () => ({ text: '', whole: true }),
    forget: () => void events.splice(0),
    close: async () => {},
  };
}
