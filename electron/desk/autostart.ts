import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { app } from 'electron';
import { desktopEntry, entryIsOn } from './desktop-entry.ts';

/** Whether the app starts by itself when the person logs in. */
export interface Autostart {
  /** What the system says, not what we once asked for. */
  isOn(): Promise<boolean>;
  set(on: boolean): Promise<void>;
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
  };
}

const systemAutostart: Autostart = {
  isOn: async () => app.getLoginItemSettings({ args: ['--hidden'] }).openAtLogin,
  set: async (on) => app.setLoginItemSettings({ openAtLogin: on, args: ['--hidden'] }),
};

/** The command that starts this very app again: an AppImage by its own file, a checkout with its folder. */
function startCommand(): string[] {
  const program = process.env.APPIMAGE || process.execPath;
  return app.isPackaged ? [program, '--hidden'] : [program, app.getAppPath(), '--hidden'];
}

/** The way in which this system starts apps at login. `comment` says in the person's language what this one does. */
export function openAutostart(comment: () => string): Autostart {
  return process.platform === 'linux' ? linuxAutostart(startCommand(), comment) : systemAutostart;
}
