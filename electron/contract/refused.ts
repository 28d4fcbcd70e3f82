import type { RefusalCode } from './refusal.ts';

/** Why a service did not do what was asked: the renderer's locale files have words for the code. */
export class Refused extends Error {
  constructor(
    readonly code: RefusalCode,
    detail: string,
  ) {
    super(detail);
    this.name = 'Refused';
  }
}
