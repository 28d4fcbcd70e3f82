import { chromium } from 'playwright-core';
import { findBrowser } from './find.ts';
import { whyItFailed } from './installed.ts';
import { assertSandbox } from './sandbox.ts';
import { printingSwitches, unwanted } from './switches.ts';

interface PrintOptions {
  readonly browser?: string;
  readonly sandbox: boolean;
}

/**
 * Prints an HTML page of ours as PDF, in a browser without a profile, without scripts and without a network.
 * @throws BrowserUnavailable
 */
export async function printPdf(html: string, options: PrintOptions): Promise<Uint8Array> {
  const { path } = await findBrowser(options.browser);
  assertSandbox(options.sandbox);
  const browser = await chromium
    .launch({
      executablePath: path,
      chromiumSandbox: options.sandbox,
      args: [...printingSwitches],
      ignoreDefaultArgs: [...unwanted],
    })
    .catch((error: unknown) => {
      throw whyItFailed(String(error));
    });
  try {
    const page = await browser.newPage({ javaScriptEnabled: false, offline: true });
    await page.setContent(html);
    return await page.pdf({ format: 'A4', printBackground: true, tagged: true });
  } finally {
    await browser.close();
  }
}
