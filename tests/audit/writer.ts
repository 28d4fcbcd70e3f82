import { openHistoryFile } from '../../checks/history/history-file.ts';
import { finding } from './builders.ts';

// Writes numbered findings as fast as it can and tells each one that is safe, until it is killed.
const [, , path = '', from = '0'] = process.argv;
const history = await openHistoryFile(path);
for (let number = Number(from); ; number += 1) {
  await history.append({
    kind: 'finding',
    audit: 'endless',
    finding: { ...finding('a', 'on'), durationMs: number },
  });
  // Told means told: what waits to be written when the process is killed, nobody has heard.
  await new Promise((resolve) => process.stdout.write(`${number + 1}\n`, resolve));
}
