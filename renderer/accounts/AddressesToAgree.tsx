import type { AwaitingPlatform } from '../../electron/contract/index.ts';
import { useWords } from '../words/i18n.ts';
import { Addresses } from './Addresses.tsx';

/** What the person agrees to before a platform of their own is opened for the first time. */
export function AddressesToAgree({ platform }: { readonly platform: AwaitingPlatform }) {
  const { t } = useWords();
  return (
    <div>
      <p>{t('accounts.toAgree', { platform: platform.name })}</p>
      <Addresses addresses={platform.addresses} />
    </div>
  );
}
