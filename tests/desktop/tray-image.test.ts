import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { fromRoot } from '../../build/run/places.mjs';
import { overallStatuses } from '../../checks/model/index.ts';
import { trayImage } from '../../electron/desktop/tray-image.ts';

const systems = {
  linux: { ending: '.png', larger: '@2x.png' },
  darwin: { ending: 'Template.png', larger: 'Template@2x.png' },
  win32: { ending: '.ico', larger: '.ico' },
} as const;

test.each(['linux', 'darwin', 'win32'] as const)(
  'on %s each overall status has an image of the kind that its tray wants',
  (system) => {
    const { ending, larger } = systems[system];
    for (const overall of overallStatuses) {
      const name = trayImage(system, overall);
      expect(name).toBe(`tray-${overall}${ending}`);
      for (const file of [name, name.replace(ending, larger)])
        expect(existsSync(fromRoot('build', 'icons', 'generated', file)), file).toBe(true);
    }
  },
);

test('another system of the Unix kind gets what Linux gets', () => {
  expect(trayImage('freebsd', 'exposed')).toBe(trayImage('linux', 'exposed'));
});
