export * from './channels.ts';
export * from './snapshot.ts';
