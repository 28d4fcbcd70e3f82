import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { app } from 'electron';

/** Whether the app starts by itself when the person logs in. */
export interface Autostart {
  /** What the system says, not what we once asked for. */
  isOn(): Promise<boolean>;
  set(on: boolean): Promise<void>;
}

/** Quotes one argument as the Desktop Entry Specification wants it in an Exec line. */
export function execQuoted(argument: string): string {
  const escaped = argument.replaceAll(/(["`$\\])/g, '\\$1').replaceAll('%', '%%');
  // The value of a key is unescaped once more when the file is read.
  return `"${escaped}"`.replaceAll('\\', '\\\\');
}

/** The desktop entry that a Linux session starts at login. */
export function desktopEntry(command: readonly string[], comment: string): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Flipwatch',
    `Comment=${comment}`,
    `Exec=${command.map(execQuoted).join(' ')}`,
    'Icon=flipwatch',
    'Terminal=false',
    'X-GNOME-Autostart-enabled=true',
    '',
  ].join('\n');
}

/** An entry that the desktop's own settings switched off stays in place and says so. */
export const entryIsOn = (entry: string): boolean =>
  !/^Hidden\s*=\s*true\s*$/m.test(entry) && !/^X-GNOME-Autostart-enabled\s*=\s*false\s*$/m.test(entry);

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

export function openAutostart(comment: () => string): Autostart {
  return process.platform === 'linux' ? linuxAutostart(startCommand(), comment) : systemAutostart;
}
