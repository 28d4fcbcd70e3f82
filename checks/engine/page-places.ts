import type { PageSight } from './page-sight.ts';

/**
 * Where things are drawn. Like gather.ts it runs inside a platform's page, and uses nothing from outside but types.
 */
export function pagePlaces({ parentOf, drawn }: PageSight) {
  /** Where a control and its row are drawn, in the page's own coordinates; undefined where a box around hides it. */
  const placeOf = (parts: readonly Element[], row: Element | null) => {
    const seen = parts.find(drawn) ?? row;
    if (!seen) return undefined;
    const box = seen.getBoundingClientRect();
    for (let at = parentOf(seen); at && at !== document.body; at = parentOf(at)) {
      const around = at.getBoundingClientRect();
      const outside =
        box.bottom > around.bottom + 1 ||
        box.top < around.top - 1 ||
        box.right > around.right + 1 ||
        box.left < around.left - 1;
      if (outside && /auto|scroll|hidden|clip/.test(getComputedStyle(at).overflow)) return undefined;
    }
    const onPage = ({ left, top, width, height }: DOMRect) => ({
      x: left + window.scrollX,
      y: top + window.scrollY,
      width,
      height,
    });
    const view = { x: window.scrollX, y: window.scrollY, width: innerWidth, height: innerHeight };
    return { control: onPage(box), row: onPage((row ?? seen).getBoundingClientRect()), view };
  };
  return { placeOf };
}

export type PagePlaces = ReturnType<typeof pagePlaces>;
