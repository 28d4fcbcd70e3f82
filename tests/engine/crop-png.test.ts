import fc from 'fast-check';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { openPng } from '../../checks/engine/crop-png.ts';

/** A picture whose every point has a colour of its own, as a browser writes it: with or without transparency. */
function picture(width: number, height: number, colorType: 2 | 6): Buffer {
  const png = new PNG({ width, height });
  for (let at = 0; at < width * height; at++)
    png.data.set([at % 251, (at >> 3) % 256, (at * 7) % 256, colorType === 6 ? at % 256 : 255], at * 4);
  return PNG.sync.write(png, { colorType });
}

const pointAt = ({ data, width }: PNG, x: number, y: number): number[] => [
  ...data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4),
];

const part = fc
  .record({ width: fc.integer({ min: 1, max: 40 }), height: fc.integer({ min: 1, max: 40 }) })
  .chain((size) =>
    fc.record({
      size: fc.constant(size),
      x: fc.nat(size.width - 1),
      y: fc.nat(size.height - 1),
      across: fc.integer({ min: 1, max: size.width }),
      down: fc.integer({ min: 1, max: size.height }),
      colorType: fc.constantFrom<(2 | 6)[]>(2, 6),
    }),
  );

describe('a part of a picture', () => {
  it('is that part, point by point, and no larger than it was asked for', () => {
    fc.assert(
      fc.property(part, ({ size, x, y, across, down, colorType }) => {
        const [width, height] = [Math.min(across, size.width - x), Math.min(down, size.height - y)];
        const whole = picture(size.width, size.height, colorType);
        const cut = PNG.sync.read(
          openPng(whole)((wide, high) => {
            expect([wide, high]).toEqual([size.width, size.height]);
            return { x, y, width, height };
          }),
        );
        expect([cut.width, cut.height]).toEqual([width, height]);
        const from = PNG.sync.read(whole);
        for (let row = 0; row < height; row++)
          for (let column = 0; column < width; column++)
            expect(pointAt(cut, column, row)).toEqual(pointAt(from, x + column, y + row));
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['outside on the right', { x: 5, y: 0, width: 6, height: 1 }],
    ['outside below', { x: 0, y: 9, width: 1, height: 2 }],
    ['before its beginning', { x: -1, y: 0, width: 2, height: 2 }],
    ['above its beginning', { x: 0, y: -1, width: 2, height: 2 }],
    ['of no width', { x: 0, y: 0, width: 0, height: 2 }],
    ['of no height', { x: 0, y: 0, width: 2, height: 0 }],
  ])('is refused where it is %s', (_, cut) => {
    expect(() => openPng(picture(10, 10, 2))(() => cut)).toThrow();
  });

  it('is refused where there is no picture, or half of one', () => {
    const whole = picture(10, 10, 6);
    for (const png of [Buffer.from('no picture'), Buffer.alloc(0), whole.subarray(0, whole.length - 30)])
      expect(() => openPng(png)(() => ({ x: 0, y: 0, width: 1, height: 1 }))).toThrow();
  });
});
