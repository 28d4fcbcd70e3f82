/** Dice that fall the same way for the same seed (mulberry32), so that any page can be made again from its number. */
export class Dice {
  constructor(private state: number) {}

  /** 0 to just under 1. */
  roll(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  chance(probability: number): boolean {
    return this.roll() < probability;
  }

  below(limit: number): number {
    return Math.floor(this.roll() * limit);
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[this.below(items.length)] ?? items[0];
  }

  word(): string {
    return Array.from({ length: 4 + this.below(6) }, () => String.fromCharCode(97 + this.below(26))).join('');
  }
}
