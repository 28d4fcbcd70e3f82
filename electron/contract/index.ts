export * from './browser-trouble.ts';
export * from './channels.ts';
export * from './snapshot.ts';
