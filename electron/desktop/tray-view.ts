import { accountName, accountsThatCount, type OverallStatus } from '../../checks/model/index.ts';
import { type AccountView, accountsInNeed, flippedIn, newIn, type Snapshot } from '../contract/index.ts';
import type { Words } from '../locales/words.ts';

export type TrayAction =
  | { readonly kind: 'open' }
  | { readonly kind: 'checkNow' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'preferences' }
  | { readonly kind: 'quit' }
  | { readonly kind: 'account'; readonly account: string }
  | { readonly kind: 'pause'; readonly paused: boolean };

export type TrayItem =
  | { readonly kind: 'separator' }
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'action'; readonly label: string; readonly action: TrayAction }
  | {
      readonly kind: 'checkbox';
      readonly label: string;
      readonly checked: boolean;
      readonly action: TrayAction;
    };

/** All that the tray shows, in words. */
export interface TrayView {
  readonly overall: OverallStatus;
  readonly tooltip: string;
  readonly menu: readonly TrayItem[];
}

/** How many accounts fit into a menu. Of more, it has those that want their person. */
const MOST_ACCOUNTS = 5;

/** The overall status in one sentence. */
export function overallWords(snapshot: Snapshot, { t }: Words): string {
  const { overall, grade, accounts } = snapshot;
  if (overall === 'exposed') return t('overall.exposed', { count: grade.exposed });
  const count = accountsThatCount(accounts).reduce((sum, account) => sum + flippedIn(account), 0);
  if (overall === 'flipped') return t('overall.flipped', { count });
  if (overall === 'nothingYet' && (grade.own ?? 0) > 0) return t('overall.own');
  return t(`overall.${overall}`);
}

function accountWords(view: AccountView, snapshot: Snapshot, { t }: Words): string {
  const { running, queued } = snapshot;
  if (running?.account === view.account.id)
    return t('accountStatus.checking', { done: running.done, total: running.total });
  if (queued.includes(view.account.id)) return t('accountStatus.queued');
  const flipped = flippedIn(view);
  if (flipped > 0) return t('accountStatus.flipped', { count: flipped });
  if (view.signIn === 'needed') return t('accountStatus.signIn');
  const appeared = newIn(view);
  if (appeared > 0) return t('accountStatus.new', { count: appeared });
  if (view.grade.exposed > 0) return t('accountStatus.exposed', { count: view.grade.exposed });
  if (view.grade.unknown > 0) return t('accountStatus.unknown', { count: view.grade.unknown });
  const aged = view.grade.agedPrivate ?? 0;
  if (aged > 0) return t('accountStatus.aged', { count: aged });
  if ((view.grade.own ?? 0) > 0) return t('accountStatus.own', { count: view.grade.own ?? 0 });
  if (view.grade.private > 0 && (view.grade.notLooked ?? 0) > 0)
    return t('accountStatus.notLooked', { count: view.grade.notLooked ?? 0 });
  return t(view.grade.word === 'none' ? 'accountStatus.nothingYet' : 'accountStatus.allPrivate');
}

/** What icon, tooltip and menu show for a snapshot. */
export function trayView(
  snapshot: Snapshot,
  words: Words,
  platformName: (platform: string) => string,
): TrayView {
  const { t, when } = words;
  const { nextAuditAt, preferences } = snapshot;
  const { manualOnly } = preferences;
  const status = overallWords(snapshot, words);
  const timeToLook = manualOnly && snapshot.notices.some(({ kind }) => kind === 'timeToLook');
  const counting = accountsThatCount(snapshot.accounts);
  const few = counting.length <= MOST_ACCOUNTS;
  const listed = few ? counting : accountsInNeed(counting).slice(0, MOST_ACCOUNTS);
  const accounts = listed.map((view): TrayItem => {
    const { id, platform, name } = view.account;
    const label = t('tray.account', {
      account: accountName(platformName(platform), name),
      status: accountWords(view, snapshot, words),
    });
    return { kind: 'action', label, action: { kind: 'account', account: id } };
  });
  const nextWords = manualOnly ? 'tray.nextReminder' : 'tray.next';
  const none = manualOnly ? 'tray.noReminder' : 'tray.nextOff';
  const next = nextAuditAt === null ? t(none) : t(nextWords, { when: when(nextAuditAt) });
  const action = (label: string, kind: 'open' | 'checkNow' | 'stop' | 'preferences' | 'quit'): TrayItem => ({
    kind: 'action',
    label,
    action: { kind },
  });
  const separator: TrayItem = { kind: 'separator' };
  return {
    overall: snapshot.overall,
    tooltip: t(timeToLook ? 'tray.tooltipLook' : 'tray.tooltip', { status }),
    menu: [
      { kind: 'text', label: status },
      ...(timeToLook ? [action(t('tray.timeToLook'), 'open')] : []),
      ...(counting.length > 0 ? [separator, ...accounts] : []),
      ...(few ? [] : [action(t('tray.allAccounts', { count: counting.length }), 'open')]),
      separator,
      ...(snapshot.running !== null
        ? [action(t('tray.stop'), 'stop')]
        : manualOnly || counting.length === 0
          ? []
          : [action(t('tray.checkNow'), 'checkNow')]),
      action(t('tray.open'), 'open'),
      separator,
      { kind: 'text', label: next },
      {
        kind: 'checkbox',
        label: t('tray.pause'),
        checked: snapshot.paused,
        action: { kind: 'pause', paused: !snapshot.paused },
      },
      action(t('tray.preferences'), 'preferences'),
      separator,
      action(t('tray.quit'), 'quit'),
    ],
  };
}
