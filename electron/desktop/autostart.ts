import { existsSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { app } from 'electron';
import { appImage, desktopEntry, entryBroughtUp, entryIsOn } from './desktop-entry.ts';

/** Whether the app starts by itself when the person logs in. */
export interface Autostart {
  /** What the system says, not what we asked for. */
  isOn(): Promise<boolean>;
  set(on: boolean): Promise<void>;
  /** Has an entry that is on start this very app: what it names may have been renamed, moved, or taken away. */
  bringUp(): Promise<void>;
}

function linuxAutostart(command: readonly string[], comment: () => string): Autostart {
  const config = process.env.XDG_CONFIG_HOME || path.join(os.homedir(), '.config');
  const file = path.join(config, 'autostart', 'flipwatch.desktop');
  return {
    isOn: async () => {
      try {
        return entryIsOn(await readFile(file, 'utf8'));
      } catch {
        return false;
      }
    },
    set: async (on) => {
      if (!on) return rm(file, { force: true });
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, desktopEntry(command, comment()));
    },
    bringUp: async () => {
      const entry = await readFile(file, 'utf8').catch(() => null);
      if (entry === null || !entryIsOn(entry)) return;
      const next = entryBroughtUp(entry, command, app.isPackaged, isThere);
      if (next !== null) await writeFile(file, next);
    },
  };
}

const systemAutostart: Autostart = {
  isOn: async () => app.getLoginItemSettings({ args: ['--hidden'] }).openAtLogin,
  set: async (on) => app.setLoginItemSettings({ openAtLogin: on, args: ['--hidden'] }),
  // Windows and macOS start the installed app, and an installer puts a new one in its place.
  bringUp: async () => {},
};

/** A name without a folder is looked for on PATH by whoever starts it: we can't say that it is gone. */
const isThere = (program: string): boolean => !path.isAbsolute(program) || existsSync(program);

/** The command that starts this very app again: an AppImage by its own file, a checkout with its folder. */
function startCommand(): string[] {
  const program = appImage(process.env, process.execPath) ?? process.execPath;
  return app.isPackaged ? [program, '--hidden'] : [program, app.getAppPath(), '--hidden'];
}

/** The way in which this system starts apps at login. `comment` says in the person's language what this one does. */
export function openAutostart(comment: () => string): Autostart {
  return process.platform === 'linux' ? linuxAutostart(startCommand(), comment) : systemAutostart;
}
