import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checksDocument, platformsTable, withTable } from '../../build/catalogue/readme-table.mjs';
import { appId } from '../../build/package/plan.mjs';
import { fromRoot } from '../../build/run/places.mjs';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import { decisions, everyDocument, textOf } from './pages.ts';

const rooms = ['build', 'checks', 'electron', 'renderer', 'tests', '.github', '.ci', 'docs'];

/** Paths of this house that a document names in code, links or pictures. */
function pathsIn(name: string): readonly string[] {
  const text = textOf(name);
  const inCode = [...text.matchAll(/[`"[]((?:\.?[\w-]+)\/[\w./-]*)/g)].map(([, found]) => found ?? '');
  return [...new Set(inCode.filter((found) => rooms.includes(found.split('/')[0] ?? '')))];
}

function linksIn(name: string): readonly string[] {
  return [...textOf(name).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, to]) =>
    to === undefined || /^https?:/.test(to) ? [] : [to],
  );
}

const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');

describe('the tables of checks', () => {
  it('stand as the manifests have them (else: node build/catalogue/readme-table.mjs)', () => {
    expect(withTable(textOf('README.md'))).toBe(textOf('README.md'));
    expect(checksDocument()).toBe(textOf('docs/checks.md'));
  });

  it('list every check with its date, and every platform with how its settings are looked at', () => {
    const { manifests, platforms } = loadCatalogue();
    for (const { id, verifiedOn } of manifests)
      expect(checksDocument()).toMatch(new RegExp(`\`${id.replace('.', '\\.')}\` \\| ${verifiedOn} \\|`));
    for (const { id, name } of platforms) {
      const line = platformsTable()
        .split('\n')
        .find((one) => one.startsWith(`| ${name} |`));
      const counts = line?.split('|').slice(2, 6).map(Number) ?? [];
      expect(
        counts.reduce((sum, count) => sum + count, 0),
        name,
      ).toBe(manifests.filter(({ platform }) => platform === id).length);
    }
  });

  it('would be found out of date if a line of them were lost', () => {
    const lines = textOf('README.md').split('\n');
    const without = lines.filter((line) => !line.startsWith('| X |')).join('\n');
    expect(without).not.toBe(textOf('README.md'));
    expect(withTable(without)).toBe(textOf('README.md'));
  });
});

describe.each(everyDocument)('%s', (name) => {
  it('names only places that are there', () => {
    const made = new Set(['checks/platforms/ID/', 'checks/platforms/linkedin/checks/ads-by-employer.json']);
    for (const found of pathsIn(name)) {
      if (made.has(found)) continue;
      // A test may be named without its ending.
      const there = [found, `${found}.test.ts`].some((place) => existsSync(fromRoot(place)));
      expect(there, `${name} names ${found}`).toBe(true);
    }
  });

  it('has links that lead somewhere', () => {
    for (const link of linksIn(name)) {
      const [file = '', anchor] = link.split('#');
      const target = file === '' ? name : path.join(path.dirname(name), file);
      expect(existsSync(fromRoot(target)), `${name} links to ${link}`).toBe(true);
      if (anchor === undefined) continue;
      const headings = [...textOf(target).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
        anchorOf(heading ?? ''),
      );
      expect(headings, `${name} links to ${link}`).toContain(anchor);
    }
  });

  it('names no place of one machine', () => {
    expect(textOf(name)).not.toMatch(/(^|[\s`"'(])\/(work|root|home|Users|tmp)\//);
  });
});

describe('ARCHITECTURE.md', () => {
  it('speaks of what is in the code', () => {
    expect(pathsIn('ARCHITECTURE.md').length).toBeGreaterThan(25);
    expect(textOf('checks/engine/open-page.ts')).toContain('LASTING');
    expect(textOf('checks/model/page.ts')).toContain('proofNeeded');
    for (const folder of readdirSync(fromRoot('checks'), { withFileTypes: true }))
      if (folder.isDirectory()) expect(textOf('ARCHITECTURE.md')).toContain(`checks/${folder.name}/`);
  });

  it('counts the kinds of history lines rightly', () => {
    const kinds = textOf('checks/model/history.ts').match(/kind: z\.literal/g) ?? [];
    expect(kinds).toHaveLength(14);
    expect(textOf('ARCHITECTURE.md')).toContain('one of fourteen kinds');
  });
});

describe('the glossary in ARCHITECTURE.md', () => {
  const section = textOf('ARCHITECTURE.md').split('\n## Words\n')[1]?.split('\n## ')[0] ?? '';
  const words = [...section.matchAll(/^\| ([a-z, ]+) \| \S/gm)]
    .flatMap(([, names]) => (names ?? '').split(', '))
    .filter((word) => word !== 'word');
  const code = ['checks', 'electron']
    .flatMap((room) =>
      readdirSync(fromRoot(room), { recursive: true, encoding: 'utf8' }).map((file) => `${room}/${file}`),
    )
    .filter((file) => file.endsWith('.ts'))
    .map(textOf)
    .join('\n');

  it('explains a few dozen words', () => {
    expect(words.length).toBeGreaterThan(25);
    expect(new Set(words).size).toBe(words.length);
  });

  it.each(words)('explains "%s", which names something in the code', (word) => {
    const name = word
      .split(' ')
      .map((part, at) => (at === 0 ? part : `${part[0]?.toUpperCase()}${part.slice(1)}`));
    const named = new RegExp(`\\b(const|function|interface|type|class|readonly) ${name.join('')}`, 'i');
    expect(code).toMatch(named);
  });
});

describe('the decisions', () => {
  it('are all linked from ARCHITECTURE.md, by their titles and in order', () => {
    const links = [...textOf('ARCHITECTURE.md').matchAll(/^(\d+\. )\[(.+)\]\((docs\/decisions\/.+)\)$/gm)];
    expect(links.map(([, , , file]) => file)).toEqual(decisions);
    for (const [, number, title, file = ''] of links)
      expect(textOf(file).split('\n')[0]).toBe(`# ${number}${title}`);
  });

  it.each(decisions.map((file, at) => ({ file, at })))(
    '$file bears its number, and says context, decision and consequence',
    ({ file, at }) => {
      expect(path.basename(file)).toMatch(new RegExp(`^${String(at + 1).padStart(3, '0')}-[a-z-]+\\.md$`));
      const [title, ...sections] = textOf(file).split(/\n## /);
      expect(title).toMatch(new RegExp(`^# ${at + 1}\\. \\S.+\n$`));
      expect(sections.map((section) => section.split('\n')[0])).toEqual([
        'Context',
        'Decision',
        'Consequence',
      ]);
      for (const section of sections)
        expect(section.split('\n').slice(1).join('').length).toBeGreaterThan(40);
    },
  );
});

describe('the pictures', () => {
  it('are small enough to be loaded on a slow line', () => {
    const pictures = readdirSync(fromRoot('docs')).filter((name) => name.endsWith('.png'));
    expect(pictures.length).toBeGreaterThanOrEqual(2);
    for (const name of pictures) expect(statSync(fromRoot('docs', name)).size, name).toBeLessThan(300 * 1024);
  });
});

describe('the workflows', () => {
  const workflows = readdirSync(fromRoot('.github', 'workflows')).map((name) =>
    textOf(`.github/workflows/${name}`),
  );

  it('pin every action by its full commit', () => {
    const actions = workflows.flatMap((text) =>
      [...text.matchAll(/uses: (\S+)/g)].map(([, action]) => action ?? ''),
    );
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) expect(action).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
  });

  it('may read the source and nothing else; what one job may do besides is held by tests/build/workflows', () => {
    for (const text of workflows) expect(text).toMatch(/^permissions:\n {2}contents: read\n/m);
  });
});

describe('the version', () => {
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(readFileSync(fromRoot('package.json'), 'utf8')));

  it('is the same in the change log and in what Linux shops show', () => {
    expect(textOf('CHANGELOG.md')).toMatch(new RegExp(`^## ${version.replaceAll('.', '\\.')}\\b`, 'm'));
    expect(textOf(`build/package/linux/${appId}.metainfo.xml`)).toContain(`<release version="${version}"`);
  });
});
