import { oneLine } from '../../checks/model/index.ts';

/**
 * Quotes one argument as the Desktop Entry Specification wants it in an Exec line.
 * @throws where it holds a line break or another control character: it would begin another line of the file
 */
export function execQuoted(argument: string): string {
  if (/\p{Cc}/u.test(argument))
    throw new Error(
      `A program can’t be started at login from a path with control characters: ${JSON.stringify(argument)}`,
    );
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
    `Comment=${oneLine(comment)}`,
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

/**
 * The entry with the present command: where its old command was ours and is not the present one (an AppImage was
 * renamed or moved), or its program is gone. Null: it stays. All other lines are the person's and are kept; so is a
 * command that somebody has put something before.
 * @param takesOver false for a checkout that is tried beside an installed app: it leaves that one's entry alone
 * @param isThere whether a program, as the entry names it, is still on this computer
 */
export function entryBroughtUp(
  entry: string,
  command: readonly string[],
  takesOver: boolean,
  isThere: (program: string) => boolean,
): string | null {
  const line = /^Exec\s*=\s*(.*)$/m.exec(entry);
  const present = command.map(execQuoted).join(' ');
  const written = line?.[1]?.trim();
  if (line === null || written === undefined || written === present) return null;
  // As `execQuoted` says: the value is unescaped once, and then taken apart.
  const parts = written.replaceAll('\\\\', '\\').match(/"(?:[^"\\]|\\.)*"|[^\s"]+/g) ?? [];
  const isOurs = parts.every((part) => part.startsWith('"')) && parts.at(-1) === '"--hidden"';
  if (!(isOurs && takesOver) && isThere(unquoted(parts[0] ?? ''))) return null;
  // A function: a path may hold what `replace` takes for a reference.
  return entry.replace(line[0], () => `Exec=${present}`);
}

/** What `execQuoted` was given. */
function unquoted(part: string): string {
  if (!part.startsWith('"')) return part;
  return part
    .slice(1, -1)
    .replaceAll(/\\(["`$\\])/g, '$1')
    .replaceAll('%%', '%');
}

/**
 * The file of the running AppImage, or null. The environment may name another one, from whose terminal we were started;
 * ours is the one whose folder holds the running program.
 */
export function appImage(
  { APPIMAGE, APPDIR }: Readonly<Record<string, string | undefined>>,
  program: string,
): string | null {
  if (APPIMAGE === undefined || APPIMAGE === '' || APPDIR === undefined || APPDIR === '') return null;
  return program.startsWith(`${APPDIR.replace(/\/+$/, '')}/`) ? APPIMAGE : null;
}
