import { run } from './program.ts';

// The command line's one entrance. It never throws, and ends when everything is closed and written.
process.exitCode = await run(process.argv.slice(2));
