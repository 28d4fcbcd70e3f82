import { runEngine } from './run-engine.ts';

// The program of the engine's process.
runEngine();
