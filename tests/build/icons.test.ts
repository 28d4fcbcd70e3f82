import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, it } from 'vitest';
import { renderIcons } from '../../build/icons/draw.mjs';
import { fromRoot } from '../../build/run/places.mjs';
import { overallStatuses } from '../../checks/model/index.ts';

const sourceOf = (overall: string) => readFileSync(fromRoot('build/icons/tray', `${overall}.svg`), 'utf8');

/** Which pixels a tray icon covers at its smallest size: its shape, with the colour left out. */
function shapeOf(overall: string): boolean[] {
  const { pixels } = new Resvg(sourceOf(overall), { fitTo: { mode: 'width', value: 16 } }).render();
  return Array.from({ length: 16 * 16 }, (_, pixel) => (pixels[4 * pixel + 3] ?? 0) > 127);
}

describe('the icons', () => {
  it('in the repository are those that the sources give', async () => {
    const generated = fromRoot('build/icons/generated');
    const icons = await renderIcons();
    expect(readdirSync(generated).sort()).toEqual([...icons.keys()].sort());
    for (const [name, contents] of icons) {
      expect(
        readFileSync(join(generated, name)).equals(contents),
        `${name}: run node build/icons/draw.mjs`,
      ).toBe(true);
    }
  });

  it('are there for every overall status, on each system', async () => {
    const names = new Set((await renderIcons()).keys());
    for (const overall of overallStatuses) {
      for (const ending of ['.png', '@2x.png', 'Template.png', 'Template@2x.png', '.ico']) {
        expect(names).toContain(`tray-${overall}${ending}`);
      }
    }
  });

  it.each(
    overallStatuses.flatMap((one, index) =>
      overallStatuses.slice(index + 1).map((other) => [one, other] as const),
    ),
  )('tell %s from %s by shape alone, at 16 pixels', (one, other) => {
    const shape = shapeOf(other);
    const differing = shapeOf(one).filter((covered, pixel) => covered !== shape[pixel]).length;
    expect(differing).toBeGreaterThanOrEqual(24);
  });

  it.each(
    overallStatuses.flatMap((overall) => [[overall, '#f2f2f2'] as const, [overall, '#1e1e1e'] as const]),
  )('of the tray: %s stands out from a panel of %s', (overall, panel) => {
    const [, colour = ''] = /color="(#[0-9a-f]{6})"/.exec(sourceOf(overall)) ?? [];
    expect(contrast(colour, panel)).toBeGreaterThanOrEqual(3);
  });
});

/** WCAG's contrast ratio of two colours. */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
