import * as z from 'zod';
import { type Ask, PAGE_SESSION } from './cdp.ts';
import type { Lane } from './lane.ts';

const targetReply = z.object({ targetInfo: z.looseObject({ targetId: z.string() }) });

type Command = (params: Record<string, unknown>) => unknown;

/** The commands that belong to a whole browser, answered for the one page that there is. */
export function browserCommands(
  ask: Ask,
  lane: Lane,
  onClose: () => void,
): Readonly<Record<string, Command>> {
  let target: z.infer<typeof targetReply>['targetInfo'] | null = null;
  return {
    'Browser.getVersion': () => ask('Browser.getVersion'),
    'Browser.setDownloadBehavior': () => ({}),
    'Browser.close': onClose,
    // Storage.* without a browser context would speak of Electron's default session, not of this page's partition.
    'Storage.getCookies': () => ask('Network.getAllCookies'),
    'Storage.setCookies': ({ cookies }) => ask('Network.setCookies', { cookies }),
    'Storage.clearCookies': () => ask('Network.clearBrowserCookies'),
    'Target.getTargetInfo': () => ({ targetInfo: target }),
    'Target.setAutoAttach': async () => {
      const { targetInfo } = targetReply.parse(await ask('Target.getTargetInfo'));
      target = targetInfo;
      const params = {
        sessionId: PAGE_SESSION,
        targetInfo: { ...targetInfo, type: 'page', attached: true },
        waitingForDebugger: false,
      };
      lane.enqueue(() => lane.deliver({ method: 'Target.attachedToTarget', params }));
    },
    // page.close() lets go of the page and leaves the window to the app.
    'Target.closeTarget': () => {
      const params = { sessionId: PAGE_SESSION, targetId: target?.targetId };
      lane.enqueue(() => lane.deliver({ method: 'Target.detachedFromTarget', params }));
      return { success: true };
    },
  };
}
