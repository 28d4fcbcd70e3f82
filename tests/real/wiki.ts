import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Page } from 'playwright-core';
import { quickChromiumPath } from '../support/chromium.ts';

const runProgram = promisify(execFile);

/** Somebody with an account on the wiki. */
export interface Member {
  readonly name: string;
  readonly password: string;
}

/** A MediaWiki on this machine, with a database of its own. */
export interface Wiki {
  readonly origin: string;
  /** Lines of the server's log, as far as they tell requests. */
  requests(): readonly string[];
  /** Adds somebody, with an address for mail that counts as proven. */
  join(member: Member): Promise<void>;
  /** Runs one of the wiki's own programs for its keeper. */
  maintain(program: string, ...words: string[]): Promise<string>;
  close(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Installs the wiki's database and configuration into a temporary folder, and serves it by PHP's own server. */
export async function openWiki(programs: string, keeper: Member): Promise<Wiki> {
  const folder = mkdtempSync(path.join(tmpdir(), 'flipwatch-wiki-'));
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const settings = path.join(folder, 'LocalSettings.php');
  const env = { ...process.env, MW_CONFIG_FILE: settings, PHP_CLI_SERVER_WORKERS: '4' };
  const maintain = async (program: string, ...words: string[]): Promise<string> => {
    const file = path.join(programs, 'maintenance', `${program}.php`);
    // The installer takes a configuration that is named for one that is there.
    const { MW_CONFIG_FILE: _, ...bare } = env;
    const { stdout } = await runProgram('php', [file, ...words], {
      env: program === 'install' ? bare : env,
      timeout: 180_000,
    });
    return stdout;
  };
  mkdirSync(path.join(folder, 'data'));
  const where = ['--dbtype', 'sqlite', '--dbpath', path.join(folder, 'data'), '--dbname', 'wiki'];
  const how = ['--confpath', folder, '--server', origin, '--scriptpath', '', '--lang', 'en'];
  await maintain('install', ...where, ...how, '--pass', keeper.password, 'Wiki', keeper.name);
  writeFileSync(settings, `${readFileSync(settings, 'utf8')}\n$wgJobRunRate = 0;\n`);
  const log = path.join(folder, 'server.log');
  const out = openSync(log, 'w');
  // A group of its own, which ends as a whole when its input does: also where this very process is killed.
  const serve = 'php -S "$1" -t "$2" & read _; kill -9 0';
  const server = spawn('sh', ['-c', serve, 'sh', `127.0.0.1:${port}`, programs], {
    env,
    detached: true,
    stdio: ['pipe', out, out],
  });
  const ended = new Promise((resolve) => server.once('exit', resolve));
  const close = async () => {
    server.stdin?.end();
    await ended;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await answering(`${origin}/api.php?action=query&format=json`);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    origin,
    requests: () =>
      readFileSync(log, 'utf8')
        .split('\n')
        .flatMap((line) => /\[(\d{3})\]: (\w+ .*)$/.exec(line)?.slice(1).join(' ') ?? []),
    join: async ({ name, password }) => {
      if (name !== keeper.name) await maintain('createAndPromote', name, password);
      const mail = `${name.toLowerCase()}@wiki.invalid`;
      await maintain('resetUserEmail', '--no-reset-password', name, mail);
    },
    maintain,
    close,
  };
}

async function answering(address: string): Promise<void> {
  for (const began = Date.now(); Date.now() - began < 60_000; ) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the wiki did not answer within a minute');
}

/** Opens a browser on a profile, as a person would to sign in: nothing of Flipwatch is there. */
async function byHand(profile: string, work: (page: Page) => Promise<void>): Promise<void> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: quickChromiumPath(),
    chromiumSandbox: process.getuid?.() !== 0,
  });
  try {
    context.setDefaultTimeout(60_000);
    await work(context.pages()[0] ?? (await context.newPage()));
  } finally {
    await context.close();
  }
}

/** Signs in on the wiki's own page, and lets it remember that. */
export const signIn = (profile: string, { origin }: Wiki, { name, password }: Member): Promise<void> =>
  byHand(profile, async (page) => {
    await page.goto(`${origin}/index.php?title=Special:UserLogin`);
    await page.fill('#wpName1', name);
    await page.fill('#wpPassword1', password);
    await page.check('#wpRemember');
    await page.click('#wpLoginAttempt');
    await page.waitForURL(/Main_Page/);
  });

/** Signs out by the wiki's own page. */
export const signOut = (profile: string, { origin }: Wiki): Promise<void> =>
  byHand(profile, async (page) => {
    await page.goto(`${origin}/index.php?title=Special:UserLogout`);
    await page.click('#mw-content-text button[type=submit]');
    await page.waitForSelector('#pt-login');
  });

/** Moves one preference as somebody would on another computer: by a browser of their own and the wiki's own form. */
export async function moveElsewhere(wiki: Wiki, member: Member, tab: string, label: string): Promise<void> {
  const profile = mkdtempSync(path.join(tmpdir(), 'flipwatch-elsewhere-'));
  try {
    await signIn(profile, wiki, member);
    await byHand(profile, async (page) => {
      await page.goto(`${wiki.origin}/index.php?title=Special:Preferences#${tab}`);
      await page.getByLabel(label).click();
      await page.getByRole('button', { name: 'Save', exact: true }).click();
      await page.waitForSelector('.mw-notification, .mw-preferences-messagebox, .successbox');
    });
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
