import { MAX_LOG_CHARACTERS, type Reply } from '../../contract/index.ts';
import type { Log } from '../../process/log.ts';
import type { HandlersOf } from '../register.ts';
import { done } from './done.ts';

/** What the handlers of the log need. */
export interface LogServices {
  readonly log: Pick<Log, 'read'>;
  readonly saveLog: () => Promise<Reply<'log.save'>>;
  /** Puts a text where it can be pasted from. */
  readonly copy: (text: string) => void;
}

/** The log, for whoever wants to see it or to give it away. */
export const logHandlers = ({
  log,
  saveLog,
  copy,
}: LogServices): HandlersOf<'log.get' | 'log.copy' | 'log.save'> => ({
  'log.get': async () => ({ ok: true, ...(await log.read(MAX_LOG_CHARACTERS)) }),
  'log.copy': async () => {
    copy((await log.read(MAX_LOG_CHARACTERS)).text);
    return done;
  },
  'log.save': () => saveLog(),
});
