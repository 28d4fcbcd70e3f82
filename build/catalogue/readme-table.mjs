import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { runMain, say, UserError } from '../run/console.mjs';
import { fromRoot } from '../run/places.mjs';

const begin = '<!-- checks: written by `node build/catalogue/readme-table.mjs` -->';
const end = '<!-- /checks -->';

const kinds = /** @type {Record<string, string>} */ ({
  'ai-training': 'AI training',
  research: 'research',
  ads: 'advertising',
  sharing: 'sharing with others',
  personalisation: 'personalisation',
});

/** @typedef {{ id: string, method: string, standing?: string, category: string, verifiedOn: string, words: { en: { title: string } } }} Check */

/** By what a check is looked at: the head of its column, and what stands behind its name. */
const ways = /** @type {const} */ ([
  { head: 'reads by itself', behind: '', fits: (/** @type {Check} */ check) => check.method === 'setting' },
  {
    head: 'once you have shown which it is',
    behind: ' (known only from reports)',
    fits: (/** @type {Check} */ check) => check.method === 'setting' && check.standing === 'reported',
  },
  {
    head: 'you look, it reminds',
    behind: ' (for you to see)',
    fits: (/** @type {Check} */ check) => check.method === 'guided',
  },
  {
    head: 'for you to do',
    behind: ' (for you to do: a form)',
    fits: (/** @type {Check} */ check) => check.method === 'manual',
  },
]);

/** The last that fits: what is known only from reports is a setting as well. @param {Check} check */
const wayOf = (check) => ways.findLast(({ fits }) => fits(check));

/** Every platform that ships, with its checks; those first that nobody has to name. */
function shipped() {
  const folder = fromRoot('checks', 'platforms');
  const all = readdirSync(folder).map((id) => {
    const { name, onlyByName } = read(folder, id, 'platform.json');
    const checks = readdirSync(`${folder}/${id}/checks`).map(
      (file) => /** @type {Check} */ (read(folder, id, 'checks', file)),
    );
    return { name: String(name), later: onlyByName === true, checks };
  });
  return all.sort(
    (one, other) => Number(one.later) - Number(other.later) || one.name.localeCompare(other.name, 'en'),
  );
}

/** What README says is checked: a line for each platform. */
export function platformsTable() {
  const rows = shipped().map(({ name, checks }) => {
    const counts = ways.map((way) => checks.filter((check) => wayOf(check) === way).length || '');
    const newest = checks
      .map(({ verifiedOn }) => verifiedOn)
      .sort()
      .at(-1);
    return `| ${[name, ...counts, newest].join(' | ')} |`;
  });
  const heads = ['platform', ...ways.map(({ head }) => head), 'facts last seen'];
  return [
    begin,
    '',
    `| ${heads.join(' | ')} |`,
    `| --- | ${ways.map(() => '--:').join(' | ')} | --- |`,
    ...rows,
    '',
    end,
  ].join('\n');
}

/** The document that lists each check: one table for each platform. */
export function checksDocument() {
  const tables = shipped().map(({ name, checks }) => {
    const rows = checks.map((check) => {
      const title = `${check.words.en.title}${wayOf(check)?.behind ?? ''}`;
      const category = kinds[check.category] ?? check.category;
      return `| ${[title, category, `\`${check.id}\``, check.verifiedOn].join(' | ')} |`;
    });
    return [
      `## ${name}`,
      '',
      '| setting | about | id | facts last seen |',
      '| --- | --- | --- | --- |',
      ...rows,
    ].join('\n');
  });
  return `# Every check

Written from the checks themselves, by \`node build/catalogue/readme-table.mjs\`. The last column says when a source last showed
that the page looks as we think it does; the sources, and plain words for each setting, are in the check's own file below
\`checks/platforms/\`.

${tables.join('\n\n')}
`;
}

/** The text with its table replaced. @param {string} text */
export function withTable(text) {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from === -1 || to < from)
    throw new UserError(
      `README.md has lost the lines "${begin}" and "${end}", so nobody knows where its table belongs. Put them back around it.`,
    );
  return text.slice(0, from) + platformsTable() + text.slice(to + end.length);
}

/** @param {string[]} path */
const read = (...path) => JSON.parse(readFileSync(path.join('/'), 'utf8'));

if (process.argv[1] === import.meta.filename) {
  await runMain(async () => {
    const file = fromRoot('README.md');
    writeFileSync(file, withTable(readFileSync(file, 'utf8')));
    writeFileSync(fromRoot('docs', 'checks.md'), checksDocument());
    say('README.md and docs/checks.md have the tables of checks as the manifests have them now.');
    return 0;
  });
}
