export { changeSetting } from './change-setting.ts';
export type { ChangeResult, Timing, VisitResult } from './contract.ts';
export { listControls } from './list-controls.ts';
export { readIndex } from './read-index.ts';
export { readPage } from './read-page.ts';
