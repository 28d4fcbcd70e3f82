import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fromRoot } from '../run/places.mjs';

/**
 * Ends a test run with one plain line, `N passed, N failed`, that a person and a program can read.
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
    // After the output of all other reporters.
    process.once('exit', () => process.stdout.write(`${line}\n`));
  }
}
