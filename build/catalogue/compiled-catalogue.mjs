import { fromRoot } from '../run/places.mjs';

/**
 * Reads and parses the platforms that ship while the bundle is made. Reading 245 files and parsing them with all their rules
 * took a start of the app 200 ms and more; what it comes to is the same each time.
 * @type {import('esbuild').Plugin}
 */
export const compiledCatalogue = {
  name: 'compiled catalogue',
  setup({ onLoad }) {
    onLoad({ filter: /checks[\\/]catalogue[\\/]compiled\.ts$/ }, async () => ({
      contents: await compiled(),
    }));
  },
};

async function compiled() {
  const { loadModule } = await import('./load-module.mjs');
  /** @type {typeof import('../../checks/catalogue/shipped.ts')} */
  const { readShipped } = await loadModule('checks/catalogue/shipped.ts');
  const platforms = readShipped(fromRoot('checks', 'platforms'));
  const written = JSON.stringify(platforms.map((each) => ({ ...each, pages: [...each.pages] })));
  // A text that JSON reads is much quicker for the engine to take in than the same as code.
  return `export const compiledPlatforms = JSON.parse(${JSON.stringify(written)})
    .map((each) => ({ ...each, pages: new Map(each.pages) }));`;
}
