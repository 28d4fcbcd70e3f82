/** Accounts that no audit may touch: the person has their page open, or they are being erased. */
export class HeldAccounts {
  private readonly held = new Set<string>();

  has(account: string): boolean {
    return this.held.has(account);
  }

  /** Holds these accounts until the work is over. */
  async during<T>(accounts: readonly string[], work: () => Promise<T>): Promise<T> {
    for (const account of accounts) this.held.add(account);
    try {
      return await work();
    } finally {
      for (const account of accounts) this.held.delete(account);
    }
  }
}
