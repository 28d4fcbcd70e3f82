import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Catalogue } from '../../checks/catalogue/index.ts';
import type { PracticeSite } from '../../checks/practice/contract.ts';

/** The practice sites behind practice accounts: one for each, on this machine, with its state in a file. */
export class PracticeSites {
  private readonly running = new Map<string, PracticeSite>();

  constructor(private readonly folder: string) {}

  /** The address of an account's practice site, or null: it does not run. */
  originOf(account: string): string | null {
    return this.running.get(account)?.origin ?? null;
  }

  /**
   * Starts it, on the port it had before if that is free: what a browser profile stored for the old address then
   * still fits. Resolves with the address.
   */
  async start(
    account: string,
    platform: string,
    before: string | undefined,
    catalogue: Catalogue,
  ): Promise<string> {
    // Loaded only when somebody practises.
    const { startPracticeSite } = await import('../../checks/catalogue/practice-sites.ts');
    const stateFile = this.stateFileOf(account);
    const port = before === undefined ? 0 : Number(new URL(before).port);
    const site = await startPracticeSite(platform, { stateFile, port }, catalogue).catch((error: unknown) => {
      if (port === 0) throw error;
      return startPracticeSite(platform, { stateFile }, catalogue);
    });
    this.running.set(account, site);
    return site.origin;
  }

  /** Turns a setting back on, as the platform would. False: there is no such practice site. */
  flipBack(account: string, check: string, to: 'on' | 'off'): boolean {
    const site = this.running.get(account);
    if (site === undefined) return false;
    site.change({ settings: { [check]: to } });
    return true;
  }

  async forget(account: string): Promise<void> {
    await this.running.get(account)?.close();
    this.running.delete(account);
    await rm(this.stateFileOf(account), { force: true });
  }

  async close(): Promise<void> {
    await Promise.all([...this.running.values()].map((site) => site.close()));
    this.running.clear();
  }

  private stateFileOf(account: string): string {
    return path.join(this.folder, `${account}.json`);
  }
}
