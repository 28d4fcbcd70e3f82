import type { FromEngine, PageNews } from './messages.ts';
import type { RemotePage } from './relay.ts';

/** The window's page, as messages tell of it. */
export interface HeardPage extends RemotePage {
  hear(news: readonly PageNews[]): void;
}

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** Asks by `say`, and is told by `hear`. What is told together is passed on in one turn. */
export function heardPage(say: (message: FromEngine) => void): HeardPage {
  const waiting = new Map<number, Waiting>();
  let asked = 0;
  let listener: Parameters<RemotePage['listen']>[0] | null = null;

  const answered = (id: number): Waiting | undefined => {
    const one = waiting.get(id);
    waiting.delete(id);
    return one;
  };
  const hearOne = (news: PageNews): void => {
    if (news.kind === 'event') listener?.onEvent(news.method, news.params, news.sessionId);
    else if (news.kind === 'answer') answered(news.id)?.resolve(news.result);
    else if (news.kind === 'refusal') answered(news.id)?.reject(new Error(news.message));
    else {
      for (const { reject } of waiting.values()) reject(new Error(news.reason));
      waiting.clear();
      listener?.onGone(news.reason);
    }
  };

  return {
    hear: (news) => {
      for (const one of news) hearOne(one);
    },
    ask: (method, params = {}, sessionId) =>
      new Promise((resolve, reject) => {
        const id = ++asked;
        waiting.set(id, { resolve, reject });
        const session = sessionId === undefined ? {} : { sessionId };
        say({ kind: 'ask', command: { id, method, params, ...session } });
      }),
    listen: (to) => {
      listener = to;
    },
    letGo: () => say({ kind: 'letGo' }),
  };
}
