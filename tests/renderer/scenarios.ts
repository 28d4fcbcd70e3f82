/** What the tests of the renderer start from. */
export * from './card-scenarios.ts';
export * from './history-scenarios.ts';
export * from './notice-scenarios.ts';
