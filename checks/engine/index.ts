export { changeSetting } from './change-setting.ts';
export type {
  Change,
  ChangeResult,
  ChangeSetting,
  EngineOptions,
  ReadPage,
  Timing,
  Visit,
  VisitResult,
} from './contract.ts';
export { privateState } from './judge.ts';
export { readPage } from './read-page.ts';
