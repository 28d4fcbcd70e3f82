import { pathToFileURL } from 'node:url';
import { bundleProgram } from './bundle-program.mjs';

/**
 * Loads a TypeScript file of the house into a plain Node program, which Node 20 can't by itself: bundled first, the way
 * the command line is.
 * @param {...string} place below the root
 * @returns {Promise<any>} to be typed by the caller, who knows the file
 */
export async function loadTypeScript(...place) {
  return import(pathToFileURL(await bundleProgram(place.join('/'), 'programs', ['*.mjs'])).href);
}
