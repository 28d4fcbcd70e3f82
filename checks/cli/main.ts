import { run } from './program.ts';

// The command line's one entrance. It never throws, and ends when everything is closed and written. Only here can its clock be
// moved: this program is a checkout's, and the packaged app brings its own.
process.exitCode = await run(process.argv.slice(2), process.env.FLIPWATCH_NOW);
