import { rmSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { run } from './run.mjs';
import { Halt } from './say.mjs';

/**
 * Packs the unpacked app into a .tar.gz, under a folder of the archive's own name. The system's tar does it: electron-builder
 * would download a 7-Zip for that.
 * @param {string} unpacked @param {string} archive @param {{ quick: boolean }} how quick rather than small
 */
export async function makeArchive(unpacked, archive, { quick }) {
  const name = basename(archive, '.tar.gz');
  rmSync(archive, { force: true });
  const { code, output } = await run(
    'tar',
    [
      '--sort=name',
      '--owner=0',
      '--group=0',
      '--numeric-owner',
      '--mode=u+rwX,go+rX,go-w',
      `--transform=s,^${basename(unpacked)},${name},`,
      `--use-compress-program=gzip -n${quick ? 1 : 9}`,
      `--directory=${dirname(unpacked)}`,
      '-cf',
      archive,
      basename(unpacked),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  if (code !== 0)
    throw new Halt(`The archive ${archive} could not be packed (GNU tar and gzip do it):\n${output.trim()}`);
}
