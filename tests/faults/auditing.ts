import { openSettingsSite } from './settings-site.ts';
import { audit, checks, type Home } from './stage.ts';

// One audit in a process of its own, to be killed. It tells each finding as soon as it is said to be safe.
const [, , folder = '', history = '', origin = ''] = process.argv;
const home: Home = { folder, history, remove: () => undefined };
const site = { ...(await openSettingsSite(checks)), origin };
const tell = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
try {
  const { stopped } = await audit(home, site, {
    onProgress: (progress) => {
      if (progress.kind === 'found') tell(`found ${progress.finding.check} ${progress.finding.state}`);
      else tell(progress.kind);
    },
  });
  tell(`ended ${stopped}`);
} catch (error) {
  tell(`failed ${String(error)}`);
}
process.exit(0);
