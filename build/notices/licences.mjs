import { UserError } from '../run/console.mjs';

/** @typedef {import('./shipped.mjs').Shipped} Shipped */

/** Licences under which we may pass a package on inside an app under the MIT licence, if its text goes along. */
export const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Unlicense',
  'Zlib',
]);

/** Packages that bring no text, and the package of the same repository and author whose text is theirs as well. */
const sameLicenceAs = new Map([['proxy-agent-negotiate', 'agent-base']]);

/** Packages that declare the MIT licence in package.json and bring its words nowhere, neither there nor in their repository. */
const declaredOnly = new Set(['lazy-val']);

/**
 * The words of the licence that a package declares without bringing them, or nothing: each such package was looked at.
 * @param {{ name: string, license?: unknown, author?: unknown }} about its package.json
 */
export function declaredText({ name, license, author }) {
  if (!declaredOnly.has(name) || license !== 'MIT' || typeof author !== 'string') return '';
  return `MIT License

Copyright (c) ${author}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;
}

const tellTale = /** @type {const} */ ([
  ['Apache-2.0', /Apache License\s+Version 2\.0/],
  ['BlueOak-1.0.0', /Blue Oak Model License/],
  ['BSD-3-Clause', /Redistribution and use in source and binary forms[\s\S]*neither the name/i],
  ['BSD-2-Clause', /Redistribution and use in source and binary forms/],
  ['ISC', /Permission to use, copy, modify, and(\/or)? distribute this software[\s\S]*provided that/],
  ['0BSD', /Permission to use, copy, modify, and(\/or)? distribute this software/],
  ['MIT', /Permission is hereby granted, free of charge/],
]);

/** Which licence a text is, where nothing but the text is there. @param {string} text */
export function licenceIn(text) {
  return tellTale.find(([, pattern]) => pattern.test(text))?.[0];
}

/** Whether an SPDX expression lets us pass the package on. One with exceptions or mixed operators is for a person to read. @param {string} expression */
export function isAllowed(expression) {
  const bare = expression.trim().replace(/^\((.*)\)$/, '$1');
  if (/[()]/.test(bare) || (/ AND /.test(bare) && / OR /.test(bare))) return false;
  if (/ AND /.test(bare)) return bare.split(' AND ').every((part) => allowed.has(part.trim()));
  return bare.split(' OR ').some((part) => allowed.has(part.trim()));
}

/** The texts in a list of bundled packages, by `name@version`. @param {string} list */
export function sectionsOf(list) {
  const pattern = /^%% (\S+) NOTICES AND INFORMATION BEGIN HERE\n=+\n([\s\S]*?)\n=+\nEND OF \1 /gm;
  /** @type {Map<string, string>} */
  const sections = new Map();
  for (const [, name = '', text = ''] of list.matchAll(pattern)) {
    sections.set(name, /^\(no licen[cs]e text found/.test(text.trim()) ? '' : text.trim());
  }
  for (const [name] of sections) {
    const other = sameLicenceAs.get(name.replace(/@[^@]+$/, ''));
    const text = [...sections].find(([each]) => other !== undefined && each.startsWith(`${other}@`))?.[1];
    if (sections.get(name) === '' && text !== undefined) sections.set(name, text);
  }
  return sections;
}

/** Stops where a package must not ship, or does not say that it may. @param {readonly Shipped[]} shipped */
export function requireLicences(shipped) {
  const wrong = [...shipped, ...shipped.flatMap(({ within }) => within)].flatMap((each) => {
    const name = `${each.name} ${each.version}`;
    if (each.text.trim() === '') return `${name} brings no licence text.`;
    if (each.licence === '') return `${name} doesn't say under which licence it is.`;
    return isAllowed(each.licence) ? [] : `${name} is under ${each.licence}.`;
  });
  if (wrong.length === 0) return;
  throw new UserError(
    `Not packaged, since not everything in the app may be passed on as it is:\n${wrong.map((line) => `  ${line}`).join('\n')}\nUse another package; or, where you have read the licence and it allows this, add it to build/notices/licences.mjs. We pass on: ${[...allowed].join(', ')}.`,
  );
}
