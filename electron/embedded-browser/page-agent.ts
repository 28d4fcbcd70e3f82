import type { Event, WebContents } from 'electron';
import * as z from 'zod';
import type { Command } from '../engine-process/cdp.ts';
import type { PageNews } from '../engine-process/messages.ts';
import { viewPicture } from './view-picture.ts';

const dialogParams = z.object({ type: z.string() });

/** The hand on one page's debugger: it does what the engine asks, and knows nothing of what for. */
export interface PageAgent {
  /** Does it, and tells what came of it. */
  perform(command: Command): void;
  letGo(): void;
}

/**
 * Attaches to a page of the app through Electron's own debugger. Everything is told in the order in which it happened;
 * what happens in one turn is told in one message.
 */
export function pageAgent(contents: WebContents, tell: (news: PageNews[]) => void): PageAgent {
  const { debugger: agent } = contents;
  const note = toldTogether(tell);
  let attached = true;

  const onEvent = (_event: Event, method: string, params: unknown, sessionId: string): void => {
    // Electron shows no "leave this page?" dialog, so Playwright would wait for one for ever; see `onUnload`.
    if (
      method === 'Page.javascriptDialogOpening' &&
      dialogParams.safeParse(params).data?.type === 'beforeunload'
    )
      return;
    note({ kind: 'event', method, params, sessionId: sessionId || null });
  };
  const onDetach = (_event: Event, reason: string): void => finish(reason);
  const onDestroyed = (): void => finish('the window was closed');
  const onUnload = (event: Event): void => event.preventDefault();

  agent.attach('1.3');
  agent.on('message', onEvent);
  agent.on('detach', onDetach);
  contents.once('destroyed', onDestroyed);
  contents.on('will-prevent-unload', onUnload);

  function finish(reason: string): void {
    if (!attached) return;
    attached = false;
    agent.off('message', onEvent);
    agent.off('detach', onDetach);
    contents.off('destroyed', onDestroyed);
    contents.off('will-prevent-unload', onUnload);
    if (!contents.isDestroyed() && agent.isAttached()) agent.detach();
    note({ kind: 'gone', reason });
  }

  return {
    perform: (command) => {
      ask(contents, command).then(
        (result: unknown) => note({ kind: 'answer', id: command.id, result }),
        (error: unknown) => {
          const message = error instanceof Error ? error.message : String(error);
          note({ kind: 'refusal', id: command.id, message });
        },
      );
    },
    letGo: () => finish('the engine let go'),
  };
}

/** Gathers the news of one turn. */
function toldTogether(tell: (news: PageNews[]) => void): (news: PageNews) => void {
  let untold: PageNews[] = [];
  return (news) => {
    untold.push(news);
    if (untold.length > 1) return;
    setImmediate(() => {
      const all = untold;
      untold = [];
      tell(all);
    });
  };
}

async function ask(contents: WebContents, { method, params, sessionId }: Command): Promise<unknown> {
  // Always of the whole view: Flipwatch asks for nothing else.
  if (method === 'Page.captureScreenshot') return { data: (await viewPicture(contents)).toString('base64') };
  // Playwright runs what it runs in a page as if the person had just touched it, and a page that was touched may open a
  // file chooser or a picture above all windows, write the clipboard and play sounds. Only a press is a touch.
  const given = 'userGesture' in params ? { ...params, userGesture: false } : params;
  const answer = contents.debugger.sendCommand(method, given, sessionId);
  // The window has put it away by itself before anybody could.
  return method === 'Page.handleJavaScriptDialog' ? answer.catch(() => ({})) : answer;
}
