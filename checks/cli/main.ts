import { run } from './program.ts';

// The command line's one entrance. It never throws, and ends by itself when everything has been closed and written.
process.exitCode = await run(process.argv.slice(2));
