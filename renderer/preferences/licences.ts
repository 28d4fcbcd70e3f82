/** The free software that comes with the app, and its licences. A test holds this against what is installed. */
export const licences = [
  { name: 'electron', licence: 'MIT' },
  { name: 'chokidar', licence: 'MIT' },
  { name: 'commander', licence: 'MIT' },
  { name: 'electron-log', licence: 'MIT' },
  { name: 'electron-store', licence: 'MIT' },
  { name: 'electron-updater', licence: 'MIT' },
  { name: 'env-paths', licence: 'MIT' },
  { name: 'i18next', licence: 'MIT' },
  { name: 'playwright-core', licence: 'Apache-2.0' },
  { name: 'pngjs', licence: 'MIT' },
  { name: 'react', licence: 'MIT' },
  { name: 'react-aria-components', licence: 'Apache-2.0' },
  { name: 'react-dom', licence: 'MIT' },
  { name: 'react-i18next', licence: 'MIT' },
  { name: 'zod', licence: 'MIT' },
] as const;
