/** A rectangle on the desktop, in the desktop's own pixels. */
export interface ScreenArea {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

type Size = Pick<ScreenArea, 'width' | 'height'>;
/** Where a window was left. */
type Left = Pick<ScreenArea, 'width' | 'height'> & {
  readonly x?: number | undefined;
  readonly y?: number | undefined;
};

const first = { width: 1080, height: 780 };
/** Some systems draw a window's border outside the screen when it fills it. */
const BORDER = 8;

/**
 * Where the window opens: where it was if all of it still lies on screens, else as near to that as leaves it whole,
 * with its title bar. If no screen holds that place any more, the system chooses.
 * @param screens the work areas, the main screen's first
 */
export function placeOfWindow(left: Left | null, screens: readonly ScreenArea[]): Size | ScreenArea {
  const main = screens[0];
  if (left === null) return main === undefined ? first : fitted(first, main);
  const { x, y, width, height } = left;
  if (x === undefined || y === undefined || main === undefined)
    return main === undefined ? { width, height } : fitted(left, main);
  const whole = { x, y, width, height };
  if (liesOn(whole, screens)) return whole;
  const shared = screens.map((screen) => sharedBy(whole, screen));
  const most = Math.max(...shared);
  const nearest = screens[shared.indexOf(most)];
  if (nearest === undefined || most === 0) return fitted(whole, main);
  const size = fitted(whole, nearest);
  return {
    ...size,
    x: between(x, nearest.x, nearest.x + nearest.width - size.width),
    y: between(y, nearest.y, nearest.y + nearest.height - size.height),
  };
}

const fitted = ({ width, height }: Size, screen: ScreenArea): Size => ({
  width: Math.min(width, screen.width),
  height: Math.min(height, screen.height),
});

const between = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(value, most));

/** True where every part of it, up to a border, is on one screen or another: windows may lie across two. */
function liesOn({ x, y, width, height }: ScreenArea, screens: readonly ScreenArea[]): boolean {
  // Above the screen not even a border is allowed: the title bar is there.
  const inner = { x: x + BORDER, y, width: width - 2 * BORDER, height: height - BORDER };
  const shared = screens.reduce((sum, screen) => sum + sharedBy(inner, screen), 0);
  return shared >= inner.width * inner.height;
}

/** How many pixels two areas share. */
function sharedBy(one: ScreenArea, other: ScreenArea): number {
  const length = (a: number, along: number, b: number, besides: number): number =>
    Math.max(0, Math.min(a + along, b + besides) - Math.max(a, b));
  return length(one.x, one.width, other.x, other.width) * length(one.y, one.height, other.y, other.height);
}
