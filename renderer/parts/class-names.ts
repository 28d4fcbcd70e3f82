/** Joins the class names that apply; CSS modules answer `undefined` for a name that they don't hold. */
export const cx = (...names: readonly (string | false | null | undefined)[]): string =>
  names.filter((name) => typeof name === 'string').join(' ');
