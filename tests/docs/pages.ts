import { readdirSync, readFileSync } from 'node:fs';
import { fromRoot } from '../../build/run/places.mjs';

/** Every decision that is written down, in order. */
export const decisions: readonly string[] = readdirSync(fromRoot('docs/decisions'))
  .sort()
  .map((name) => `docs/decisions/${name}`);

/** Every document that people read. */
export const everyDocument: readonly string[] = [
  'README.md',
  'CONTRIBUTING.md',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  'PRIVACY.md',
  'SECURITY.md',
  'checks/README.md',
  'checks/practice/README.md',
  'docs/benchmarks.md',
  'docs/checks.md',
  ...decisions,
];

/** What a file of the house says, by its path from the root. */
export const textOf = (name: string): string => readFileSync(fromRoot(name), 'utf8');

/** Every command that a document shows, as the words a person would type: from its shell blocks and its code in lines. */
export function commandsIn(name: string): readonly string[] {
  const text = textOf(name);
  const blocks = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block]) =>
    (block ?? '').split('\n'),
  );
  const inLines = [...text.matchAll(/`([^`\n]+)`/g)].map(([, code]) => code ?? '');
  const commands = [...blocks, ...inLines].map((line) => line.trim());
  return [
    ...new Set(
      commands.filter((line) =>
        /^(npm (?:run|test|start|ci)|npx|node|flipwatch|\.ci\/run)(?= |$)/.test(line),
      ),
    ),
  ];
}
