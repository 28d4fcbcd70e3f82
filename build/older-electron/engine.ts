import { runEngine } from '../../electron/engine-process/run-engine.ts';
import { repairedRelay } from './repaired-relay.ts';

// The engine's program on an older Electron.
runEngine(repairedRelay);
