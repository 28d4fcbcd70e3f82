/** The calendar day that it is here, where the person is. */
export const dayHere = (now: Date): string =>
  new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
