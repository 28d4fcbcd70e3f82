import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isRoot } from './debian.mjs';

/**
 * @typedef {object} SandboxFacts
 * @property {boolean} linux the other systems always have their sandbox
 * @property {boolean} root
 * @property {boolean} namespaces whether a program without rights may make user namespaces
 * @property {boolean} helperServes whether Electron's own helper has been given the rights that it asks for
 * @property {string} helper its path
 */

/** What decides here whether Chromium can put web pages in a sandbox. @param {string} directory of the Electron runtime @returns {SandboxFacts} */
export function sandboxFacts(directory) {
  const helper = join(directory, 'chrome-sandbox');
  const about = statSync(helper, { throwIfNoEntry: false });
  return {
    linux: process.platform === 'linux',
    root: isRoot(),
    namespaces: namespacesAllowed(),
    helperServes: about !== undefined && about.uid === 0 && (about.mode & 0o4000) !== 0,
    helper,
  };
}

/** Why nobody should start it as root; known before anything is set up. @param {Pick<SandboxFacts, 'linux' | 'root'>} facts @returns {string | undefined} */
export function whyNotAsRoot({ linux, root } = { linux: process.platform === 'linux', root: isRoot() }) {
  if (!linux || !root) return undefined;
  return "Flipwatch was started as root. Chromium can't protect you from web pages when it runs as root, and Flipwatch won't open your accounts without that protection.\nStart it as a normal user. In a container that is made for trying things, and only there: npm start -- --no-sandbox";
}

/** Why there can be no sandbox, and what to do about it, instead of Electron's own crash. @param {SandboxFacts} facts @returns {string | undefined} */
export function whyNoSandbox({ linux, root, namespaces, helperServes, helper }) {
  if (!linux) return undefined;
  const asRoot = whyNotAsRoot({ linux, root });
  if (asRoot !== undefined) return asRoot;
  if (namespaces || helperServes) return undefined;
  return `This system doesn't let Chromium build its sandbox (user namespaces are switched off for programs without rights), and Flipwatch won't open your accounts without it.\nEither allow them until the next restart:\n  sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0 (Ubuntu) or kernel.unprivileged_userns_clone=1 (Debian)\nor give Electron's own helper the rights that it asks for:\n  sudo chown root '${helper}' && sudo chmod 4755 '${helper}'\nThen start Flipwatch again.`;
}

function namespacesAllowed() {
  const forbidden = { apparmor_restrict_unprivileged_userns: '1', unprivileged_userns_clone: '0' };
  return Object.entries(forbidden).every(([name, value]) => {
    const file = `/proc/sys/kernel/${name}`;
    return !existsSync(file) || readFileSync(file, 'utf8').trim() !== value;
  });
}
