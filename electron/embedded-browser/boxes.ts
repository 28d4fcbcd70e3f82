import { type BaseWindow, dialog, type WebContents } from 'electron';
import * as z from 'zod';
import { oneLine } from '../../checks/model/index.ts';
import { placeOf } from './place.ts';

/** What is said around the words of a page in a box. */
export interface BoxWords {
  /** Whose words they are. */
  readonly says: (host: string) => string;
  readonly ok: string;
  readonly cancel: string;
  readonly noMore: string;
}

/** Electron's name for a page that asks for a box; none of its public ones. */
const ASKED = '-run-dialog';
/** The same for boxes that nobody waits for any more, since the page has gone on. */
const OVER = '-cancel-dialogs';
/** A box has to fit on a screen. */
const MOST_SHOWN = 600;

const askedSchema = z.object({
  frame: z.object({ origin: z.string() }),
  dialogType: z.string(),
  messageText: z.string(),
});

/**
 * Puts the host before what a page of a window that the person uses says in a box (`alert`, `confirm`): Electron's own
 * box says nothing of whose it is, and looks like one of ours. If Electron ever renames its event, there is no box at
 * all: such a window has the preference `disableDialogs`. A box without a known host is not shown either.
 */
export function tellWhoseBoxes(window: BaseWindow, contents: WebContents, words: BoxWords): void {
  const events: NodeJS.EventEmitter = contents;
  let open = new AbortController();
  let asked = 0;
  let silenced = false;
  const show = async (news: unknown): Promise<boolean> => {
    const box = askedSchema.safeParse(news).data;
    const place = box === undefined ? null : placeOf(box.frame.origin);
    if (box === undefined || place === null || silenced || window.isDestroyed()) return false;
    const isQuestion = box.dialogType === 'confirm';
    // There is no box to write into, as in Electron's own.
    if (!isQuestion && box.dialogType !== 'alert') return false;
    asked += 1;
    const { response, checkboxChecked } = await dialog.showMessageBox(window, {
      title: window.getTitle(),
      message: words.says(place.host),
      detail: oneLine(box.messageText, MOST_SHOWN),
      buttons: isQuestion ? [words.ok, words.cancel] : [words.ok],
      cancelId: isQuestion ? 1 : 0,
      noLink: true,
      signal: open.signal,
      ...(asked > 1 ? { checkboxLabel: words.noMore } : {}),
    });
    silenced ||= checkboxChecked;
    return response === 0;
  };
  const put = (): void => {
    open.abort();
    open = new AbortController();
  };
  events.removeAllListeners(ASKED);
  events.on(ASKED, (news: unknown, answer: (accepted: boolean, text: string) => void) => {
    void show(news)
      .catch(() => false)
      .then((accepted) => {
        if (!contents.isDestroyed()) answer(accepted, '');
      });
  });
  events.on(OVER, put);
  contents.once('destroyed', put);
}
