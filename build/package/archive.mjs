import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { UserError } from '../run/console.mjs';

/**
 * Packs the unpacked app into a .tar.gz, under a folder of the archive's own name. The system's tar does it: electron-builder
 * would download a 7-Zip for that.
 * @param {string} unpacked @param {string} archive @param {{ quick: boolean }} how quick rather than small
 */
export async function makeArchive(unpacked, archive, { quick }) {
  const name = basename(archive, '.tar.gz');
  const tar = spawn(
    'tar',
    [
      '--sort=name',
      '--owner=0',
      '--group=0',
      '--numeric-owner',
      '--mode=u+rwX,go+rX,go-w',
      `--transform=s,^${basename(unpacked)},${name},`,
      `--directory=${dirname(unpacked)}`,
      '-cf',
      '-',
      basename(unpacked),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  try {
    const [[code]] = await Promise.all([
      once(tar, 'close'),
      pipeline(tar.stdout, createGzip({ level: quick ? 0 : 9 }), createWriteStream(archive)),
    ]);
    if (code !== 0) throw new Error(`tar ended with ${code}`);
  } catch (error) {
    rmSync(archive, { force: true });
    throw new UserError(
      `The archive ${archive} could not be packed: ${error instanceof Error ? error.message : error}. It needs GNU tar, and room on the disk.`,
    );
  }
}
