import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { runMain, say, UserError } from '../run/console.mjs';
import { fromRoot } from '../run/places.mjs';
import { loadModule } from './load-module.mjs';

/**
 * @typedef {object} Schema What is read here of a JSON schema.
 * @property {string} [description]
 * @property {readonly unknown[]} [enum]
 * @property {Record<string, Schema>} [properties]
 * @property {Schema | readonly Schema[]} [items]
 * @property {readonly Schema[]} [anyOf]
 */

/** @typedef {typeof import('../../checks/catalogue/file-schemas.ts')} Files */

const README = 'checks/README.md';
/** @param {string} what */
const begin = (what) =>
  `<!-- fields of ${what === 'index page' ? 'an' : 'a'} ${what}: written by \`node build/catalogue/schemas.mjs\` -->`;
const end = '<!-- /fields -->';

/**
 * The files that are generated from the zod schemas of a platform's files: the schemas for editors, and
 * checks/README.md with its tables of fields. By path, from the root.
 * @param {Files} files
 * @param {string} readme
 * @returns {Record<string, string>}
 */
export function written({ fileSchemas, checkOnPage, placeOfPageFact }, readme) {
  const schemas = Object.entries(fileSchemas).map(([what, schema]) => [
    `checks/schemas/${what}.schema.json`,
    `${JSON.stringify(schema, null, 2)}\n`,
  ]);
  const whereInCheck = (/** @type {string} */ field) =>
    field in placeOfPageFact ? ` (\`${placeOfPageFact[field]}\`)` : '';
  const tables = {
    check: table(checkOnPage),
    page: table(fileSchemas.page, whereInCheck),
    platform: table(fileSchemas.platform),
    'index page': table(fileSchemas['index-page']),
  };
  const text = Object.entries(tables).reduce((before, [what, rows]) => withTable(before, what, rows), readme);
  return { ...Object.fromEntries(schemas), [README]: text };
}

/** One row for each field, in the order of the file. @param {object} schema @param {(field: string) => string} [beside] */
function table(schema, beside = () => '') {
  const rows = [...rowsOf(schema, [])].map(([field, says]) => `| \`${field}\`${beside(field)} | ${says} |`);
  return ['| field | what it says |', '| --- | --- |', ...rows].join('\n');
}

/**
 * A field that is described is one row. One that is not is a block, whose fields are rows; those of several kinds of a file
 * stand where the first has them.
 * @param {Schema} schema @param {readonly string[]} path
 * @returns {Map<string, string>}
 */
function rowsOf(schema, path) {
  const { description, items, properties, anyOf } = schema;
  if (description !== undefined) return new Map([[path.join('.'), inTable(description, schema.enum ?? [])]]);
  if (anyOf) {
    const rows = anyOf.flatMap((each) => [...rowsOf(each, path)]);
    return rows.reduce(
      (known, [field, says]) => (known.has(field) ? known : known.set(field, says)),
      new Map(),
    );
  }
  if (items !== undefined && 'properties' in items) return rowsOf(items, path);
  if (properties === undefined)
    throw new UserError(`${path.join('.')} says nowhere what it means: describe it in checks/model.`);
  return new Map(Object.entries(properties).flatMap(([name, field]) => [...rowsOf(field, [...path, name])]));
}

/** With the values that are possible, where it doesn't name them itself. @param {string} description @param {readonly unknown[]} values */
function inTable(description, values) {
  const named = values.map((value) => `\`${value}\``);
  const all = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(named);
  const missing = named.some((value) => !description.includes(value));
  return `${description}${missing ? `: ${all}` : ''}`.replaceAll('|', '\\|');
}

/** The text with one table replaced. @param {string} text @param {string} what @param {string} rows */
function withTable(text, what, rows) {
  const from = text.indexOf(begin(what));
  const to = text.indexOf(end, from);
  if (from === -1 || to === -1)
    throw new UserError(
      `${README} has lost the lines "${begin(what)}" and "${end}", so nobody knows where its table belongs. Put them back around it.`,
    );
  return `${text.slice(0, from)}${begin(what)}\n\n${rows}\n\n${text.slice(to)}`;
}

if (process.argv[1] === import.meta.filename) {
  await runMain(async () => {
    /** @type {Files} */
    const files = await loadModule('checks/catalogue/file-schemas.ts');
    const made = written(files, readFileSync(fromRoot(README), 'utf8'));
    for (const [file, text] of Object.entries(made)) {
      mkdirSync(dirname(fromRoot(file)), { recursive: true });
      writeFileSync(fromRoot(file), text);
    }
    say(`Written: ${Object.keys(made).join(', ')}.`);
    return 0;
  });
}
