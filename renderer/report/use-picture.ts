import { useEffect, useState } from 'react';
import { ask, type Done } from '../bridge/requests.ts';

type Kept = NonNullable<Done<'evidence.get'>['picture']>;

/**
 * The picture that was taken with this finding, or null. One from before it would show another position than the
 * finding tells, for example after a fix. A missing picture needs no message, since the facts stand beside it.
 */
export function usePicture(
  account: string,
  { check, at }: { readonly check: string; readonly at: string },
): Kept | null {
  const [kept, setKept] = useState<Kept | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with each finding there may be a newer picture
  useEffect(() => {
    let current = true;
    void ask('evidence.get', { account, check }).then((reply) => {
      if (current) setKept(typeof reply === 'string' ? null : reply.picture);
    });
    return () => {
      current = false;
    };
  }, [account, check, at]);
  return kept !== null && Date.parse(kept.at) >= Date.parse(at) ? kept : null;
}
