import { practisedOf } from '../../checks/model/practised.ts';
import type { AwaitingPlatform } from '../../electron/contract/index.ts';
import { useCatalogue } from '../bridge/catalogue.ts';
import { useSnapshot } from '../bridge/snapshot-store.ts';
import { useNavigation } from '../frame/navigation.tsx';
import { useRequest } from '../notices/use-request.ts';
import { useWords } from '../words/i18n.ts';
import { useSignInWindow } from './sign-in.ts';

interface AddAccount {
  /** Adds a practice account for each platform of `practisedOf` that has none yet, and begins an audit of each that can be watched. */
  readonly addPractice: () => Promise<void>;
  /** Adds an account of the person's own and opens the sign-in window. Answers when that has been closed. */
  readonly addReal: (platform: string, name?: string) => Promise<void>;
  /** Keeps that the person agrees to the addresses of a platform of their own. False where it could not be kept. */
  readonly agree: (platform: AwaitingPlatform) => Promise<boolean>;
}

/** The two ways to add an account. */
export function useAddAccount(): AddAccount {
  const { t } = useWords();
  const openSignIn = useSignInWindow();
  const { platforms } = useCatalogue();
  const { accounts, preferences } = useSnapshot();
  const { go } = useNavigation();
  const request = useRequest();

  /** "LinkedIn", then "LinkedIn 2": a second account must be told from the first of its platform. */
  const freeName = (platform: string, wanted: string): string => {
    const own = accounts.filter(({ account }) => account.platform === platform);
    const taken = new Set(own.map(({ account }) => account.name));
    let name = wanted;
    for (let number = 2; taken.has(name); number += 1) name = `${wanted} ${number}`;
    return name;
  };

  return {
    addPractice: async () => {
      const added: string[] = [];
      for (const { id, name } of practisedOf(platforms)) {
        if (accounts.some((view) => view.practice && view.account.platform === id)) continue;
        const body = {
          platform: id,
          name: freeName(id, t('accounts.practiceName', { platform: name })),
          practice: true,
        };
        const reply = await request('account.add', body);
        if (reply === null) break;
        added.push(reply.account);
      }
      const [first] = added;
      if (first === undefined) return;
      // Beside own accounts, practice stands last: go to where the audit is seen.
      if (accounts.length > 0) go('report', first);
      if (preferences.manualOnly) return;
      for (const account of added) await request('audit.start', { account, checks: [] });
    },
    agree: async ({ id, addresses }) =>
      (await request('platform.agree', { platform: id, addresses })) !== null,
    addReal: async (platform, name) => {
      const usual = platforms.find(({ id }) => id === platform)?.name ?? platform;
      const wanted = freeName(platform, name ?? usual);
      const added = await request('account.add', { platform, name: wanted, practice: false });
      if (added === null) return;
      await openSignIn({ id: added.account, platform, name: wanted });
    },
  };
}
