#!/usr/bin/env node
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { runMain, UserError } from '../run/console.mjs';
import { run } from '../run/run.mjs';

/**
 * electron-builder makes a Debian package by calling fpm, a Ruby program that it downloads. This answers the same call with
 * Debian's own dpkg-deb, which every system that could install the package has.
 */
const options = /** @type {const} */ ({
  s: { type: 'string', short: 's' },
  t: { type: 'string', short: 't' },
  force: { type: 'boolean' },
  depends: { type: 'string', short: 'd', multiple: true },
  'deb-recommends': { type: 'string', multiple: true },
  'deb-compression': { type: 'string' },
  'deb-priority': { type: 'string' },
  architecture: { type: 'string' },
  'after-install': { type: 'string' },
  'after-remove': { type: 'string' },
  description: { type: 'string' },
  version: { type: 'string' },
  package: { type: 'string' },
  name: { type: 'string' },
  maintainer: { type: 'string' },
  vendor: { type: 'string' },
  url: { type: 'string' },
  category: { type: 'string' },
  license: { type: 'string' },
});

/**
 * @param {string[]} args fpm's
 * @returns {Promise<string>} the package's path
 */
export async function makeDeb(args) {
  // An option that isn't known here is refused, rather than left out of the package in silence.
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  const path = needed(values.package, '--package');
  const compression = { gz: 'gzip', none: 'none', xz: 'xz' }[values['deb-compression'] ?? 'xz'];
  if (compression === undefined)
    throw new UserError(
      `A Debian package is packed with gz, xz or none, not with ${values['deb-compression']}.`,
      64,
    );
  const stage = mkdtempSync(join(tmpdir(), 'flipwatch-deb-'));
  try {
    for (const each of positionals) place(each, stage);
    const files = filesIn(stage);
    const about = join(stage, 'DEBIAN');
    mkdirSync(about);
    writeFileSync(join(about, 'control'), controlOf(values, files));
    writeFileSync(
      join(about, 'md5sums'),
      files.map((file) => `${md5(file)}  ${relative(stage, file)}\n`).join(''),
    );
    for (const [script, name] of [
      [values['after-install'], 'postinst'],
      [values['after-remove'], 'postrm'],
    ]) {
      if (script !== undefined && name !== undefined) copyFileSync(script, join(about, name));
    }
    setModes(stage);
    mkdirSync(dirname(path), { recursive: true });
    const { code, output } = await run(
      'dpkg-deb',
      ['--root-owner-group', `-Z${compression}`, '--build', stage, path],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    if (code !== 0) throw new UserError(`dpkg-deb could not make ${path}:\n${output.trim()}`);
    return path;
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/** `FROM=/TO`: a file, or all that is in a folder. @param {string} pair @param {string} stage */
function place(pair, stage) {
  const at = pair.lastIndexOf('=');
  const [from, to] = [resolve(pair.slice(0, at)), join(stage, pair.slice(at + 1))];
  mkdirSync(dirname(to), { recursive: true });
  cpSync(from, to, { recursive: true, verbatimSymlinks: true });
}

/**
 * @param {{ [name: string]: string | boolean | (string | boolean)[] | undefined }} values
 * @param {string[]} files
 */
function controlOf(values, files) {
  const [summary = '', ...more] = String(values.description ?? '').split('\n');
  const lists = { Depends: values.depends, Recommends: values['deb-recommends'] };
  const kibibytes = files.reduce((sum, file) => sum + Math.ceil(lstatSync(file).size / 1024), 0);
  const lines = {
    Package: needed(values.name, '--name'),
    Version: needed(values.version, '--version'),
    Section: values.category ?? 'utils',
    Priority: values['deb-priority'] ?? 'optional',
    Architecture: needed(values.architecture, '--architecture'),
    'Installed-Size': kibibytes,
    ...Object.fromEntries(
      Object.entries(lists).flatMap(([name, list]) => (Array.isArray(list) ? [[name, list.join(', ')]] : [])),
    ),
    Maintainer: needed(values.maintainer, '--maintainer'),
    Homepage: needed(values.url, '--url'),
    Description: [summary.trim(), ...more.map((line) => ` ${line.trim() || '.'}`)].join('\n'),
  };
  return `${Object.entries(lines)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n')}\n`;
}

/** @param {unknown} value @param {string} option */
function needed(value, option) {
  if (typeof value === 'string' && value !== '') return value;
  throw new UserError(`A Debian package can't be made without ${option}.`, 64);
}

/** Every file, but no folder, by name. @param {string} folder @returns {string[]} */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((path) => join(folder, path))
    .filter((path) => lstatSync(path).isFile());
}

/** Whatever the umask of whoever builds: readable by all, written by root alone. @param {string} stage */
function setModes(stage) {
  for (const name of ['', ...readdirSync(stage, { recursive: true, encoding: 'utf8' })]) {
    const path = join(stage, name);
    if (lstatSync(path).isSymbolicLink()) continue;
    const about = statSync(path);
    const script = /^DEBIAN\/post/.test(name);
    chmodSync(path, about.isDirectory() || script || (about.mode & 0o111) !== 0 ? 0o755 : 0o644);
  }
}

/** @param {string} file */
const md5 = (file) => createHash('md5').update(readFileSync(file)).digest('hex');

if (process.argv[1] === import.meta.filename) {
  await runMain(async () => {
    await makeDeb(process.argv.slice(2));
    return 0;
  });
}
