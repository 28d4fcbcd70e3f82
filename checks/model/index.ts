export * from './audit.ts';
export * from './connection.ts';
export * from './finding.ts';
export * from './grade.ts';
export * from './history.ts';
export * from './manifest.ts';
export * from './platform.ts';
export * from './status.ts';
