import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { runMain, say } from '../run/console.mjs';
import { fromRoot } from '../run/places.mjs';

const sources = fromRoot('build', 'icons');
const generated = join(sources, 'generated');
const appSizes = [16, 32, 48, 64, 128, 256, 512, 1024];
/** What Windows chooses from, at 100 to 300 percent. */
const traySizesOfWindows = [16, 20, 24, 32, 48];

/**
 * Every icon file, by its name, made from the SVG sources. For the tray of each overall status:
 * `NAME.png` and `NAME@2x.png` (Linux), `NAMETemplate.png` and `NAMETemplate@2x.png` (macOS, which takes the shape and
 * colours it itself), `NAME.ico` (Windows).
 * @returns {Promise<Map<string, Buffer>>}
 */
export async function renderIcons() {
  const { Resvg } = await import('@resvg/resvg-js');
  const draw = (/** @type {string} */ svg, /** @type {number} */ size) =>
    new Resvg(svg, { fitTo: { mode: 'width', value: size }, font: { loadSystemFonts: false } })
      .render()
      .asPng();
  const icons = new Map();
  const app = readFileSync(join(sources, 'app.svg'), 'utf8');
  for (const size of appSizes) icons.set(`app-${size}.png`, draw(app, size));
  icons.set('app.ico', ico(appSizes.filter((size) => size <= 256).map((size) => [size, draw(app, size)])));
  for (const file of readdirSync(join(sources, 'tray')).sort()) {
    const name = `tray-${basename(file, '.svg')}`;
    const svg = readFileSync(join(sources, 'tray', file), 'utf8');
    const template = svg.replace(/color="#[0-9a-f]{6}"/, 'color="#000"');
    icons.set(`${name}.png`, draw(svg, 22));
    icons.set(`${name}@2x.png`, draw(svg, 44));
    icons.set(`${name}Template.png`, draw(template, 16));
    icons.set(`${name}Template@2x.png`, draw(template, 32));
    icons.set(`${name}.ico`, ico(traySizesOfWindows.map((size) => [size, draw(svg, size)])));
  }
  return icons;
}

/** A Windows icon file: a directory of PNG pictures. @param {[size: number, png: Buffer][]} pictures */
function ico(pictures) {
  const header = Buffer.alloc(6 + 16 * pictures.length);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(pictures.length, 4);
  let offset = header.length;
  for (const [index, [size, png]] of pictures.entries()) {
    const entry = 6 + 16 * index;
    header.writeUInt8(size % 256, entry); // 0 stands for 256.
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4);
    header.writeUInt16LE(32, entry + 6);
    header.writeUInt32LE(png.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  }
  return Buffer.concat([header, ...pictures.map(([, png]) => png)]);
}

if (process.argv[1] === import.meta.filename) {
  await runMain(async () => {
    const { setUp } = await import('../set-up/set-up.mjs');
    await setUp();
    mkdirSync(generated, { recursive: true });
    let written = 0;
    for (const [name, contents] of await renderIcons()) {
      const path = join(generated, name);
      if (existsSync(path) && readFileSync(path).equals(contents)) continue;
      writeFileSync(path, contents);
      written += 1;
    }
    say(`${written} icon files written to build/icons/generated.`);
  });
}
