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
