import { Notification } from 'electron';
import type { Clock } from '../../checks/audit/ports.ts';
import { type News, unannounced } from '../../checks/history/news.ts';
import { accountsThatCount, inNotification, inTitle } from '../../checks/model/index.ts';
import { quietUntil } from '../../checks/schedule/quiet-hours.ts';
import type { EventBody } from '../contract/index.ts';
import type { WordKey, Words } from '../locales/words.ts';
import { presentZone } from '../process/time-zone.ts';
import type { AppState } from '../state/app-state.ts';
import {
  byWeight,
  type Names,
  type NotificationText,
  notificationText,
  settingOf,
} from './notification-text.ts';
import { isStillNews } from './still-news.ts';

interface NotifierOptions {
  readonly state: AppState;
  readonly clock: Clock;
  readonly words: () => Words;
  readonly names: Names;
  readonly icon: string | null;
  /** Whether the person is looking at the report card, and sees the news there. */
  readonly isWatching: () => boolean;
  readonly onClick: (place: EventBody<'navigate'>) => void;
}

/** The key under which we remember that the first close of the window was explained. */
const CLOSED = 'closed';

/** Where the app is when its window has been closed, and how to get it back. */
const afterClose = {
  /** Among the desktop's icons. */
  tray: ['notification.closedTrayTitle', 'notification.closedTrayBody'],
  /** Nowhere: without a tray it can't be found again. */
  ended: ['notification.closedEndedTitle', 'notification.closedEndedBody'],
  /** Running without a sign of it: it was started hidden. */
  hidden: ['notification.closedHiddenTitle', 'notification.closedHiddenBody'],
} as const satisfies Record<string, readonly [WordKey, WordKey]>;

/** Tells the person what audits found: one notification for each, outside the quiet hours, and no news twice. */
export class Notifier {
  /** Kept, since a notification that nothing refers to is collected and its click is lost. */
  private readonly shown = new Set<Notification>();

  constructor(private readonly options: NotifierOptions) {}

  add(news: readonly News[]): void {
    if (news.length === 0) return;
    const { state } = this.options;
    const fresh = unannounced(news, state.stored.news.told);
    state.remember((now) => ({
      ...now,
      news: { ...now.news, told: [...fresh.told], waiting: [...now.news.waiting, ...fresh.news].slice(-500) },
    }));
    this.tellWaiting();
  }

  /** Tells what waits, unless hours are quiet. */
  tellWaiting(): void {
    const { state, clock, isWatching } = this.options;
    const { news, preferences } = state.stored;
    if (news.waiting.length === 0) return;
    const { zone } = presentZone();
    const { on, quiet } = preferences.notifications;
    const silent = !on || isWatching();
    if (!silent && quietUntil(clock.now(), quiet, zone) !== null) return;
    // Forgotten accounts have no news; nor have practice accounts beside the person's own.
    const counting = new Map(
      accountsThatCount(state.snapshot().accounts).map((view) => [view.account.id, view]),
    );
    const told = news.waiting.filter((one) => {
      const view = counting.get(one.account);
      return view !== undefined && isStillNews(one, view);
    });
    // Written before it is shown: a crash in between loses one notification rather than showing it at each start.
    state.remember((now) => ({ ...now, news: { ...now.news, waiting: [] } }));
    if (!silent) this.show(told);
  }

  private show(news: readonly News[]): void {
    const { words, names, onClick } = this.options;
    const text = notificationText(news, names, words());
    const first = byWeight(news)[0];
    if (text === null || first === undefined) return;
    this.put(text, () =>
      onClick({
        screen: first.kind === 'signInNeeded' ? 'accounts' : 'report',
        account: first.account,
        check: settingOf(news, names),
      }),
    );
  }

  /** Reminds the person to look themselves; a click leads to the report card. */
  remind(): void {
    const { t } = this.options.words();
    this.put(
      { title: t('notification.lookTitle'), body: t('notification.lookBody') },
      () => this.options.onClick({ screen: 'report', account: null, check: null }),
      () => this.options.state.notice('timeToLook'),
    );
  }

  /** Says once, after the first close of the window, where the app is now. */
  tellOfClose(what: keyof typeof afterClose): void {
    const { state, onClick } = this.options;
    const { news, preferences } = state.stored;
    if (!preferences.notifications.on || news.told.includes(CLOSED)) return;
    state.remember((now) => ({ ...now, news: { ...now.news, told: [...now.news.told, CLOSED] } }));
    const { t } = this.options.words();
    const [title, body] = afterClose[what];
    this.put({ title: t(title), body: t(body) }, () =>
      onClick({ screen: 'report', account: null, check: null }),
    );
  }

  /** `instead`: what is done, besides telling that notifications fail, where this one could not be shown. */
  private put(text: NotificationText, onClick: () => void, instead = (): void => {}): void {
    const { words, icon, state } = this.options;
    const fail = (): void => {
      state.notice('notificationsFailed');
      instead();
    };
    // A Linux without libnotify: the report card says it instead.
    if (!Notification.isSupported()) {
      fail();
      return;
    }
    const notification = new Notification({
      title: inTitle(text.title),
      body: inNotification(text.body, process.platform),
      // Where the system draws buttons, a button; a click on the notification itself leads there everywhere.
      actions: [{ type: 'button', text: words().t('notification.show') }],
      ...(icon === null ? {} : { icon }),
    });
    this.shown.add(notification);
    const go = (): void => {
      this.shown.delete(notification);
      onClick();
    };
    notification.on('click', go);
    notification.on('action', go);
    notification.on('close', () => this.shown.delete(notification));
    notification.on('failed', () => {
      this.shown.delete(notification);
      fail();
    });
    notification.show();
  }
}
