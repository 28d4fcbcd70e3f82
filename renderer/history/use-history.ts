import { useEffect, useState } from 'react';
import type { Done } from '../bridge/requests.ts';
import { useRequest } from '../notices/use-request.ts';

type History = Pick<Done<'history.get'>, 'timelines' | 'news'>;

/** An account's history, asked for anew when an audit has added to it; null while it is on its way. */
export function useHistory(account: string, seen: string): History | null {
  const request = useRequest();
  const [history, setHistory] = useState<History | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `seen` says that there is more to ask for
  useEffect(() => {
    let current = true;
    void request('history.get', { account }).then((reply) => {
      if (current) setHistory(reply ?? { timelines: [], news: [] });
    });
    return () => {
      current = false;
    };
  }, [account, seen, request]);
  return history;
}
