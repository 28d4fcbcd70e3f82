import { readFileSync } from 'node:fs';
import { runMain, UserError } from '../run/console.mjs';
import { loadModule } from './load-module.mjs';

/** @typedef {import('../../checks/model/outline.ts').Outline} Outline */
/** @typedef {Outline['nodes'][number]} OutlineNode */

const empty = new Set(['input', 'img', 'br', 'hr', 'wbr', 'area', 'col', 'source', 'track']);

const escaped = (/** @type {string} */ text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** Words that we don't know stand as so many that nobody knows; equal ones as equal ones. @param {OutlineNode['text']} words */
function written(words) {
  if (words === undefined) return '';
  if (typeof words === 'string') return escaped(words);
  return Array.from({ length: Math.min(words.words, 200) }, (_, at) => `${words.same}w${at}`).join(' ');
}

/** @param {OutlineNode} node */
function attributes(node) {
  const isBox = node.type === 'checkbox' || node.type === 'radio';
  const plain = [
    node.disabled && 'disabled',
    node.hidden && 'hidden',
    isBox && node.checked === 'true' && 'checked',
  ];
  const named = {
    role: node.role,
    type: node.type,
    ...(node.level === undefined || /^h[1-6]$/.test(node.tag) ? {} : { 'aria-level': String(node.level) }),
    ...(isBox ? {} : { 'aria-checked': node.checked }),
    'aria-pressed': node.pressed,
    'aria-expanded': node.expanded,
    href: node.leadsTo ?? (node.tag === 'a' ? '/somewhere/else' : undefined),
    'aria-label': node.label && written(node.label),
    title: node.title && written(node.title),
    placeholder: node.placeholder && written(node.placeholder),
  };
  const keys = Object.entries(node.keys ?? {}).map(([name, value]) => `${name}="${escaped(value)}"`);
  const others = Object.entries(named).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}="${value}"`],
  );
  return [...others, ...keys, ...plain.filter((word) => typeof word === 'string')]
    .map((one) => ` ${one}`)
    .join('');
}

/** The element at this place with all below it, and the place after that. @param {readonly OutlineNode[]} nodes @param {number} at @returns {[html: string, next: number]} */
function elementAt(nodes, at) {
  const node = nodes[at];
  if (node === undefined) return ['', at + 1];
  const tag = node.tag === 'custom-element' ? 'x-element' : node.tag;
  let [inside, inShadow] = ['', ''];
  let next = at + 1;
  for (let below = nodes[next]; below !== undefined && below.depth > node.depth; below = nodes[next]) {
    const [html, after] = elementAt(nodes, next);
    if (below.inShadow === true && node.inShadow !== true) inShadow += html;
    else inside += html;
    next = after;
  }
  const head = `<${tag}${attributes(node)}>`;
  if (empty.has(tag)) return [`${head}\n`, next];
  const shadow = inShadow === '' ? '' : `<template shadowrootmode="open">${inShadow}</template>`;
  return [`${head}${shadow}${written(node.text)}${inside}</${tag}>\n`, next];
}

/** A page that is built as the outline says, with words that nobody knows in place of those that it left out. @param {Outline} outline */
export function pageOf({ platform, page, on, nodes }) {
  let body = '';
  for (let at = 0; at < nodes.length; ) {
    const [html, next] = elementAt(nodes, at);
    body += html;
    at = next;
  }
  return `<!doctype html>\n<!-- ${platform} ${page}, from an outline of ${on} -->\n<meta charset="utf-8">\n<body>\n${body}</body>\n`;
}

/** What a file holds, or nothing where it is no JSON. @param {string} file @returns {unknown} */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

// node build/catalogue/outline-page.mjs FILE: prints a page to try a check on, made from an outline that somebody sent.
if (process.argv[1] === import.meta.filename) {
  await runMain(async () => {
    const [file, ...rest] = process.argv.slice(2);
    if (file === undefined || rest.length > 0)
      throw new UserError('Say which outline: its file, and no more.', 64);
    /** @type {typeof import('../../checks/model/outline.ts')} */
    const { outlineSchema } = await loadModule('checks/model/outline.ts');
    const parsed = outlineSchema.safeParse(read(file));
    if (!parsed.success) throw new UserError(`${file} is no outline of a page.`, 65);
    process.stdout.write(pageOf(parsed.data));
    return 0;
  });
}
