/** The reply to what has nothing to tell but that it was done. */
export const done = { ok: true } as const;
