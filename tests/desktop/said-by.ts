import { spawn } from 'node:child_process';
import { bundle } from '../../build/bundle/bundle.mjs';
import { electronRuntime } from '../../build/electron/runtime.mjs';
import { type Desk, launchArguments, until, type World } from '../support/desk-app.ts';

/** What the app says where it was started, until it has said it; then it is ended, as its box would wait for a press. */
export async function saidBy(
  world: World,
  sentence: string,
  args: readonly string[],
  desk: Desk,
): Promise<string> {
  await bundle(['app', 'renderer', 'icons']);
  const { executable } = await electronRuntime();
  const app = spawn(executable, launchArguments(world, args), {
    env: { ...desk.env, LANG: 'en_US.UTF-8' },
    stdio: 'pipe',
  });
  let said = '';
  app.stderr.on('data', (text) => {
    said += String(text);
  });
  const gone = new Promise((resolve) => app.once('exit', resolve));
  try {
    return await until(
      sentence,
      () => said,
      (text) => text.includes(sentence),
    );
  } finally {
    app.kill('SIGKILL');
    await gone;
  }
}
