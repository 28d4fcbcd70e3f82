import { loadTypeScript } from '../support/load-typescript.mjs';

/** The parts of the house that benchmarks call directly. @returns {Promise<typeof import('./house.ts')>} */
export const loadHouse = () => loadTypeScript('tests', 'bench', 'house.ts');
