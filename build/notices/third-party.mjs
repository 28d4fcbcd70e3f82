/** @typedef {import('./shipped.mjs').Shipped} Shipped */

const rule = '-'.repeat(80);

/**
 * What others made of what is in the package, each with its licence, to be read by people.
 * @param {readonly Shipped[]} shipped
 * @param {{ name: string, version: string }} app
 * @param {string} electron version
 */
export function thirdPartyNotices(shipped, app, electron) {
  const head = `${app.name} ${app.version} is made of our own work (its licence is in LICENSE.txt) and of what is listed here.

Electron ${electron} is what it runs on, with Chromium and Node.js in it. Their licences stand in files of their own:
LICENSE.electron.txt and LICENSES.chromium.html.

Packages within the app:
${shipped.map(lineOf).join('\n')}
`;
  return `${[head, ...shipped.map(chapterOf)].join(`\n${rule}\n`)}`;
}

/** @param {Shipped} each */
function lineOf({ name, version, licence, within }) {
  const more = within.length > 0 ? `, with ${within.length} packages in it` : '';
  return `  ${name} ${version} (${licence}${more})`;
}

/** @param {Shipped} each */
function chapterOf(each) {
  const inner = each.within.map(
    (one) =>
      `${rule}\n${one.name} ${one.version}, within ${each.name}\nLicence: ${one.licence}\n\n${one.text}\n`,
  );
  return [
    `${each.name} ${each.version}\nLicence: ${each.licence}\n\n${each.text}\n`,
    ...inner,
    ...each.said.map((text) => `${rule}\nWithin ${each.name}:\n\n${text}\n`),
  ].join('\n');
}
