import { expect, test } from 'vitest';
import { desktopEntry, entryIsOn } from '../../electron/desktop/desktop-entry.ts';

test('a desktop entry survives every sign that a path can hold', () => {
  const entry = desktopEntry(['/opt/My "best" $app/100%\\x', '--hidden'], 'words');
  expect(entry).toContain('Exec="/opt/My \\\\"best\\\\" \\\\$app/100%%\\\\\\\\x" "--hidden"\n');
  expect(entryIsOn(entry)).toBe(true);
  expect(entryIsOn(`${entry}Hidden=true\n`)).toBe(false);
  expect(entryIsOn(entry.replace('enabled=true', 'enabled=false'))).toBe(false);
});
