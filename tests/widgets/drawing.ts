import { createElement, type ReactNode, useState } from 'react';
import { createRoot } from 'react-dom/client';

/** One control that a page of these tests has to draw, without any words but those of its positions. */
export interface Drawn {
  readonly id: string;
  readonly on: boolean;
  readonly disabled: boolean;
  /** The page tells its server. */
  readonly save: (on: boolean) => void;
}

/** Draws one control of a library, in the way that its documentation shows it. */
export type DrawControl = (place: HTMLElement, control: Drawn) => void;

/** What a library draws, by what it calls it. */
export type Drawings = Readonly<Record<string, DrawControl>>;

/** The words of a choice of two. */
export const words = { on: 'Allow', off: 'Don’t allow' } as const;

/** Its two positions. */
export const ways = ['on', 'off'] as const;

type DrawHeld = (control: Drawn & { readonly change: (on: boolean) => void }) => ReactNode;

function Held({ control, draw }: { readonly control: Drawn; readonly draw: DrawHeld }): ReactNode {
  const [on, setOn] = useState(control.on);
  const change = (next: boolean) => {
    if (next === on) return;
    setOn(next);
    control.save(next);
  };
  return draw({ ...control, on, change });
}

/** Draws by React what holds its own position, and saves each change at once. */
export const inReact =
  (draw: DrawHeld): DrawControl =>
  (place, control) =>
    createRoot(place).render(createElement(Held, { control, draw }));

/** Draws a web component: its position and its lock are properties, and it tells of a change by an event. */
export function component(
  tag: string,
  { property = 'checked', event = 'change' }: { property?: string; event?: string } = {},
): DrawControl {
  return (place, { id, on, disabled, save }) => {
    const element = Object.assign(document.createElement(tag), { id, [property]: on, disabled });
    element.addEventListener(event, () => save(Reflect.get(element, property) === true));
    place.append(element);
  };
}
