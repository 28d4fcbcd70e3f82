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

/** What stands behind the name of a check that Flipwatch does not look at itself. */
const hows = /** @type {Record<string, string>} */ ({
  manual: ' (for you to do: a form)',
  guided: ' (for you to see)',
});

/** What README says is checked: one table for each platform, from the manifests. */
export function checksTable() {
  const platforms = fromRoot('checks', 'platforms');
  const tables = readdirSync(platforms)
    .sort()
    .map((id) => {
      const { name } = read(platforms, id, 'platform.json');
      const checks = readdirSync(`${platforms}/${id}/checks`).map((file) =>
        read(platforms, id, 'checks', file),
      );
      const rows = checks.map((check) => {
        const how = hows[check.method] ?? (check.standing === 'reported' ? ' (known only from reports)' : '');
        const words = [`${check.words.en.title}${how}`, kinds[check.category] ?? check.category];
        return `| ${[...words, `\`${check.id}\``, check.verifiedOn].join(' | ')} |`;
      });
      return [
        `**${name}**, ${checks.length} settings`,
        '',
        '| setting | about | id | facts last seen |',
        '| --- | --- | --- | --- |',
        ...rows,
      ].join('\n');
    });
  return `${begin}\n\n${tables.join('\n\n')}\n\n${end}`;
}

/** The text with its table replaced. @param {string} text */
export function withTable(text) {
  const [from, to] = [text.indexOf(begin), text.indexOf(end)];
  if (from === -1 || to < from)
    throw new UserError(
      `README.md has lost the lines "${begin}" and "${end}", so nobody knows where its table belongs. Put them back around it.`,
    );
  return text.slice(0, from) + checksTable() + text.slice(to + end.length);
}

/** @param {string[]} path */
const read = (...path) => JSON.parse(readFileSync(path.join('/'), 'utf8'));

if (process.argv[1] === import.meta.filename) {
  await runMain(async () => {
    const file = fromRoot('README.md');
    writeFileSync(file, withTable(readFileSync(file, 'utf8')));
    say('README.md has the table of checks as the manifests have it now.');
    return 0;
  });
}
