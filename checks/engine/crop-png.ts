import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Bytes of a point by PNG's colour type: the two that browsers write for what is on the screen. */
const bytesPerPoint: Record<number, number> = { 2: 3, 6: 4 };

/** Where to cut, in whole points of the picture. */
export interface Cut {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Drawn {
  readonly width: number;
  readonly height: number;
  readonly colour: number;
  readonly data: Buffer;
}

/**
 * Cuts a part out of a browser's own picture of the view. Letting the browser cut may resize the page for a moment, and
 * has been seen to leave it so in Electron's hidden window. Throws on a PNG that no browser writes. `cutOf` gets the
 * picture's size and says which part is wanted.
 */
export function cropPng(png: Buffer, cutOf: (width: number, height: number) => Cut): Buffer {
  const { width, height, colour, data } = read(png);
  const point = bytesPerPoint[colour];
  if (point === undefined) throw new Error(`A PNG of colour type ${colour} is not known here.`);
  const cut = cutOf(width, height);
  if (cut.width < 1 || cut.height < 1 || cut.x < 0 || cut.y < 0) throw new Error('There is nothing to cut.');
  if (cut.x + cut.width > width || cut.y + cut.height > height) throw new Error('The cut is outside.');

  const line = width * point;
  const lineOut = cut.width * point;
  const out = Buffer.alloc((lineOut + 1) * cut.height);
  let above: Buffer = Buffer.alloc(line);
  for (let y = 0; y < cut.y + cut.height; y++) {
    const start = y * (line + 1);
    const row = unfiltered(data[start] ?? 0, data.subarray(start + 1, start + 1 + line), above, point);
    if (y >= cut.y)
      row.copy(out, (y - cut.y) * (lineOut + 1) + 1, cut.x * point, (cut.x + cut.width) * point);
    above = row;
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(cut.width, 0);
  head.writeUInt32BE(cut.height, 4);
  head.set([8, colour, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(out)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function read(png: Buffer): Drawn {
  if (!png.subarray(0, 8).equals(SIGNATURE)) throw new Error('This is no PNG.');
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= png.length; at += 12 + png.readUInt32BE(at)) {
    const body = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(body);
  }
  const [width, height, colour] = [png.readUInt32BE(16), png.readUInt32BE(20), png.readUInt8(25)];
  if (png.readUInt8(24) !== 8 || png.readUInt8(28) !== 0) throw new Error('Such a PNG is not known here.');
  return { width, height, colour, data: inflateSync(Buffer.concat(parts)) };
}

/** Takes PNG's guess from the points to the left, above, and above left back out of a line. */
function unfiltered(filter: number, line: Buffer, above: Buffer, point: number): Buffer {
  const row = Buffer.from(line);
  if (filter === 0) return row;
  for (let at = 0; at < row.length; at++) {
    const left = at < point ? 0 : (row[at - point] ?? 0);
    const up = above[at] ?? 0;
    const upLeft = at < point ? 0 : (above[at - point] ?? 0);
    row[at] = (row[at] ?? 0) + guess(filter, left, up, upLeft);
  }
  return row;
}

function guess(filter: number, left: number, up: number, upLeft: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const [byLeft, byUp, byBoth] = [
    Math.abs(up - upLeft),
    Math.abs(left - upLeft),
    Math.abs(left + up - 2 * upLeft),
  ];
  if (byLeft <= byUp && byLeft <= byBoth) return left;
  return byUp <= byBoth ? up : upLeft;
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(body.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}
