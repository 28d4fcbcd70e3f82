export * from './browser-trouble.ts';
export * from './channels.ts';
export * from './fix-batch.ts';
export * from './needs-you.ts';
export * from './refusal.ts';
export * from './refused.ts';
export * from './site-refusal.ts';
export * from './snapshot.ts';
