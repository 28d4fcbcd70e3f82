import { type ConnectOverCDPTransport, chromium } from 'playwright-core';
import { type DrivenPage, drivenPage } from '../../checks/browser/driven-page.ts';
import { installedBrowser } from '../../checks/browser/installed.ts';
import { keepOffDesktop } from '../../checks/browser/off-the-desktop.ts';
import type { Task } from './messages.ts';
import type { RemotePage } from './relay.ts';

type How = Extract<Task, { task: 'open' }>['how'];

/** How Playwright gets to the page of the app's window. */
export type Reach = (page: RemotePage) => ConnectOverCDPTransport;

/** Opens what the session is to work with: the page of the app's window, or a browser with a page of its own. */
export async function openPage(how: How, window: RemotePage, reach: Reach): Promise<DrivenPage> {
  if (how.page === 'window') return windowPage(reach(window));
  const { profiles, platform, sandbox, account } = how;
  const port = installedBrowser({ profiles, platforms: [platform], headed: true, sandbox });
  return port.open(account, 'audit');
}

async function windowPage(transport: ConnectOverCDPTransport): Promise<DrivenPage> {
  const browser = await chromium.connectOverCDP(transport, { noDefaults: true });
  const page = browser.contexts()[0]?.pages()[0];
  if (page === undefined) throw new Error('the window has no page');
  await keepOffDesktop(page);
  return drivenPage(page, () => browser.close());
}
