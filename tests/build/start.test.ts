import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fromRoot } from '../../build/run/places.mjs';
import { errorDocumentSchema } from '../../checks/model/index.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'home-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** Runs one of the house's commands as a stranger's terminal without a display would. */
function command(program: string, ...args: string[]) {
  const { DISPLAY: _, WAYLAND_DISPLAY: __, npm_execpath: ___, ...env } = process.env;
  const apart = {
    ...env,
    HOME: home,
    XDG_DATA_HOME: home,
    XDG_CONFIG_HOME: home,
    XDG_CACHE_HOME: home,
    LANG: 'en',
    npm_lifecycle_event: program.replace('.mjs', ''),
  };
  return spawnSync(process.execPath, [fromRoot('build', program), ...args], { encoding: 'utf8', env: apart });
}

describe('npm start without a display', () => {
  it('says so, shows the report card of the practice sites, and ends well', () => {
    const { stdout, stderr, status } = command('start.mjs');
    expect(stderr).toContain('There is no display here');
    expect(stdout).toContain('linkedin.ai-training');
    expect(stdout).toContain('x.grok-training');
    // Whoever stands in a checkout has no command called flipwatch.
    expect(`${stdout}${stderr}`).toContain('npm run audit -- fix linkedin.');
    expect(`${stdout}${stderr}`).not.toMatch(/\bflipwatch (fix|undo|audit)\b/);
    expect(status).toBe(0);
  }, 180_000);
});

describe('npm run audit', () => {
  it('leaves standard output to the command line alone, and passes its exit code on', () => {
    const { stdout, stderr, status } = command('audit.mjs', '--check', 'linkedin.no-such-check', '--json');
    expect(errorDocumentSchema.parse(JSON.parse(stdout)).error.message).toContain('linkedin.no-such-check');
    expect(stderr).toContain('linkedin.no-such-check');
    expect(stderr).not.toContain('    at ');
    expect(status).toBe(64);
  });
});
