/** The reply that says only that it was done. */
export const done = { ok: true } as const;
