import * as z from 'zod';

/**
 * How well the facts of a check are known. `proven`: its control was seen in a dated source (the site's own code, a page, a
 * picture of one). `reported`: help pages and the press speak of it; then it is read, and not believed until the person
 * has confirmed it once.
 */
export const standingSchema = z.enum(['proven', 'reported']);
export type Standing = z.infer<typeof standingSchema>;

/** Kinds of source that show a control itself, not only what somebody says of it. */
const showing: ReadonlySet<string> = new Set(['source-code', 'observation']);

/** What of a check says how well its facts are known. */
interface Grounds {
  readonly standing?: Standing | undefined;
  readonly sources: readonly { readonly kind: string }[];
}

/** Whether one of its sources showed the control itself. */
export const wasShown = ({ sources }: Pick<Grounds, 'sources'>): boolean =>
  sources.some(({ kind }) => showing.has(kind));

/**
 * How well the facts of a check are known. Null: its file does not say, and none of its sources shows the control. Checks
 * that ship say it. One of the person's own may be from before they could: whoever wrote it has looked at the page
 * (checks/README.md asks for that), so it is believed as before, and told as what it is.
 */
export const standingOf = (check: Grounds): Standing | null =>
  check.standing ?? (wasShown(check) ? 'proven' : null);
