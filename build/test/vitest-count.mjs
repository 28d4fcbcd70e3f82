import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fromRoot, root } from '../run/places.mjs';

/**
 * Ends a test run with one plain line, `N passed, N failed`, that a person and a program can read, and leaves a list of how
 * long each file took: whoever has to make the run shorter needs to know where its time goes.
 * What failed outside of a test (a file that doesn't load, a rejection that nobody caught) counts as failed.
 */
export default class CountReporter {
  /** @param {readonly import('vitest/node').TestModule[]} modules @param {readonly unknown[]} unhandled */
  onTestRunEnd(modules, unhandled) {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const passed = tests.filter((test) => test.ok() && test.result().state === 'passed').length;
    const failedTests = tests.filter((test) => test.result().state === 'failed').length;
    const brokenFiles = modules.filter((module) => module.errors().length > 0).length;
    const line = `${passed} passed, ${failedTests + brokenFiles + unhandled.length} failed`;
    const file = process.env.FLIPWATCH_COUNT_FILE ?? fromRoot('out', 'test-count.txt');
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${line}\n`);
    writeFileSync(join(dirname(file), 'test-times.txt'), timesOf(modules));
    // After the output of all other reporters.
    const sample = process.env.FLIPWATCH_SAMPLE;
    const rest = process.env.FLIPWATCH_RESTING ?? '0';
    const left =
      rest === '0' ? '' : `, ${rest} long files left to other runs (FLIPWATCH_EVERY_PAGE=1 takes all)`;
    const drawn = sample === undefined ? '' : `sample ${sample} (FLIPWATCH_SAMPLE)${left}\n`;
    process.once('exit', () => process.stdout.write(`${drawn}${line}\n`));
  }
}

/** Seconds and file, a line each, the longest first. @param {readonly import('vitest/node').TestModule[]} modules */
const timesOf = (modules) =>
  modules
    .map((module) => ({ file: relative(root, module.moduleId), ms: module.diagnostic().duration }))
    .toSorted((one, other) => other.ms - one.ms)
    .map(({ file, ms }) => `${(ms / 1000).toFixed(1).padStart(7)}  ${file}\n`)
    .join('');
