import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The test files that take longest, in parts of their paths, the longest first. */
const longest = [
  'faults/pages',
  'cli/audit-fix-undo',
  'conformance/linkedin',
  'conformance/x.test',
  'renderer/looks',
  'faults/disk',
  'widgets/libraries',
  'cli/refusals',
  'practice/faults',
  'docs/commands',
  'drift/drift',
  'attack/hostile-page',
  'practice/linkedin-shape',
  'practice/saving',
  'conformance/traps',
  'truth/alive',
  'faults/kill.test',
  'truth/',
  'widgets/',
  'engine/stranger-pages',
  'practice/panel',
  // Of the desktop.
  'desktop/fixes',
  'desktop/foreign-frames',
  'desktop/story',
  'packaging/packaged-app',
  'desktop/truth',
  'desktop/faults',
  'desktop/hard-ends',
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
