import type { Reason } from '../../checks/model/index.ts';
import type { RefusalCode, SiteRefusal } from '../../electron/contract/index.ts';
import { ReasonWords } from '../together/ReasonWords.tsx';
import { useWords } from '../words/i18n.ts';

/** What kept a site from being added. */
export type Trouble =
  | { readonly kind: 'refused'; readonly why: SiteRefusal; readonly host: string | null }
  | { readonly kind: 'unreachable'; readonly reason: Reason }
  | { readonly kind: 'failed'; readonly code: RefusalCode }
  /** The person closed the window. */
  | { readonly kind: 'closed' };

/** What happened, what it means, what to do. */
export function SiteTrouble({ trouble, site }: { readonly trouble: Trouble; readonly site: string }) {
  const { t } = useWords();
  switch (trouble.kind) {
    case 'unreachable':
      return <ReasonWords reason={trouble.reason} platform={site} />;
    case 'failed':
      return <p>{t(`refusals.${trouble.code}`)}</p>;
    case 'closed':
      return <p>{t('site.closed')}</p>;
    case 'refused': {
      const { why } = trouble;
      const values = { site, host: trouble.host ?? site };
      return (
        <>
          <p>
            <strong>{t(`site.refused.${why}.happened`, values)}</strong>
          </p>
          <p>{t(`site.refused.${why}.todo`, values)}</p>
        </>
      );
    }
  }
}
