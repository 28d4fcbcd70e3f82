import type { AuditProgress } from '../audit/audit-contract.ts';
import { onTerminal, type Platform } from '../model/index.ts';
import type { Translate } from './words.ts';

/** Where progress is reported: standard error, never standard output. */
export interface ProgressReporter {
  /** One sentence that stays. */
  say(sentence: string): void;
  /** What is going on now: on a terminal one line that the next one replaces, elsewhere a line each. */
  now(sentence: string): void;
  /** Takes the passing line away, before something else is printed. */
  clear(): void;
}

interface ErrorStream {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

/** Reports progress on this stream. */
export function reportTo(stream: ErrorStream): ProgressReporter {
  const live = stream.isTTY === true;
  let passing = false;
  const clear = () => {
    if (passing) stream.write('\r\u001b[2K');
    passing = false;
  };
  return {
    clear,
    say(sentence) {
      clear();
      stream.write(`${onTerminal(sentence)}\n`);
    },
    now(sentence) {
      clear();
      const said = onTerminal(sentence);
      if (!live) {
        stream.write(`${said}\n`);
        return;
      }
      stream.write(said.slice(0, Math.max(10, (stream.columns ?? 80) - 1)));
      passing = true;
    },
  };
}

/** Reports what an audit does, in the person's words. */
export function followAudit(
  reporter: ProgressReporter,
  t: Translate,
  platform: Platform,
  nameOf: { readonly check: (id: string) => string; readonly page: (path: string) => string },
): (progress: AuditProgress) => void {
  return (progress) => {
    const count = {
      done: progress.done,
      total: progress.total,
      count: progress.total,
      platform: platform.name,
    };
    if (progress.kind === 'started') reporter.now(t('progress.started', count));
    if (progress.kind === 'looking')
      reporter.now(
        t('progress.looking', {
          ...count,
          titles: progress.checks.map(nameOf.check).join(', '),
        }),
      );
    if (progress.kind === 'lookingAround')
      reporter.now(t('progress.lookingAround', { ...count, page: nameOf.page(progress.path) }));
    if (progress.kind === 'pausing') {
      reporter.now(t('progress.pausing', { ...count, seconds: Math.ceil(progress.ms / 1000) }));
    }
    if (progress.kind === 'finished') reporter.clear();
  };
}
