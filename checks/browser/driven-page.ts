import type { Page } from 'playwright-core';
import type { BrowserSession } from '../audit/ports.ts';
import { changeSetting, listControls, readIndex, readPage } from '../engine/index.ts';

/** A session whose page is in this process. */
export interface DrivenPage extends BrowserSession {
  readonly page: Page;
}

/** Puts the engine to work on a page. */
export const drivenPage = (page: Page, close: () => Promise<void>): DrivenPage => ({
  page,
  readPage: (visit, options) => readPage(page, visit, options),
  changeSetting: (change, options) => changeSetting(page, change, options),
  listControls: (listing, options) => listControls(page, listing, options),
  readIndex: (visit, options) => readIndex(page, visit, options),
  close,
});
