import { openLog } from '../../electron/process/log.ts';

// Writes lines until they would be far more than the limit under which it was started, and says that it has come to its end.
const [, , folder = ''] = process.argv;
const log = openLog({ folder });
await log.read(0);
for (let seconds = 0; seconds < 500; seconds++) log.write({ event: 'browserClosed', seconds });
await log.close();
process.stdout.write('went on');
