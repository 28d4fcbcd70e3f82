import { PNG } from 'pngjs';

/** Where to cut, in whole points of the picture. */
export interface Cut {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type CutOf = (width: number, height: number) => Cut;

/**
 * Reads a browser's own picture of the view once, to cut parts out of it. Letting the browser cut may resize the page for
 * a moment, and has been seen to leave it so in Electron's hidden window. Throws on what is no PNG, and later where
 * nothing of the picture is wanted or more than there is. `cutOf` gets the picture's size and says which part is wanted.
 */
export function openPng(png: Buffer): (cutOf: CutOf) => Buffer {
  const whole = PNG.sync.read(png);
  return (cutOf) => {
    const { x, y, width, height } = cutOf(whole.width, whole.height);
    if (width < 1 || height < 1 || x < 0 || y < 0) throw new Error('There is nothing to cut.');
    const part = new PNG({ width, height });
    PNG.bitblt(whole, part, x, y, width, height);
    // What a browser draws is mostly opaque, and shorter without a fourth byte for each point.
    return PNG.sync.write(part, { colorType: whole.alpha ? 6 : 2 });
  };
}
