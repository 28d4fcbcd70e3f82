import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The test files that take longest, in parts of their paths, the longest first. */
const longest = [
  'conformance/linkedin',
  'conformance/x.test',
  'faults/pages',
  'renderer/looks',
  'attack/hostile-page',
  'practice/faults',
  'cli/audit-fix-undo',
  'drift/drift',
  'faults/kill.test',
  'widgets/',
  'engine/stranger-pages',
  'cli/refusals',
  'practice/panel',
];

/**
 * Starts the long test files first, so that no core waits at the end for one that another began late. Vitest knows from
 * earlier runs which those are, but a fresh checkout has none, and it would then go by the size of the files.
 */
export default class LongestFirst extends BaseSequencer {
  /** @override */
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex((part) => moduleId.replaceAll('\\', '/').includes(part));
      return at < 0 ? longest.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}
