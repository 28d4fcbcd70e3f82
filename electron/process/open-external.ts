import { shell } from 'electron';
import { Refused } from '../contract/index.ts';

/**
 * The one place that opens an address in the person's own browser: a web page, never a program or a file. The caller
 * knows that it is the right page.
 */
export async function openInBrowser(address: string): Promise<void> {
  const { protocol } = new URL(address);
  if (protocol !== 'https:' && protocol !== 'http:')
    throw new Refused('invalid', 'Only pages on the web are opened.');
  await shell.openExternal(address);
}
