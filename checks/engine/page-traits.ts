import type { ControlKind } from '../model/index.ts';
import type { Choice } from './choices.ts';
import type { Found } from './page-finds.ts';
import type { PageRows } from './page-rows.ts';
import type { PageSight } from './page-sight.ts';
import type { PageStandIns } from './page-stand-ins.ts';

/**
 * What kind of control one is, where it stands, and by which attributes it is known. Like gather.ts it runs inside a
 * platform's page, and uses nothing from outside but types.
 */
export function pageTraits(
  { clean, parentOf }: PageSight,
  rows: PageRows,
  standIns: PageStandIns,
  choices: ReadonlyMap<Element, Choice>,
) {
  const keyAttributes = ['id', 'name', 'aria-labelledby', 'aria-describedby', 'data-testid', 'data-test-id'];
  const isBox = (element: Element | null): element is HTMLInputElement =>
    element instanceof HTMLInputElement && element.type === 'checkbox';

  const kindOf = ({ element, twin }: Found): ControlKind => {
    const role = element.getAttribute('role');
    const choice = choices.get(element);
    if (choice?.kind === 'segments' && role === 'listbox') return 'list';
    if (choice) return choice.kind === 'radio' ? 'radios' : choice.kind;
    if (role === 'switch' || twin?.getAttribute('role') === 'switch') return 'switch';
    return element.hasAttribute('aria-pressed') ? 'button' : 'checkbox';
  };

  /** The position as the native box and as ARIA tell it; `mixed` where two that should say the same do not. */
  const positionsOf = (found: Found, labels: readonly Element[], standIn: Element | null) => {
    const own = found.twin ? [found.element, found.twin] : [found.element];
    const native = own.find(isBox) ?? null;
    const unsure = native !== null && (native.indeterminate || standIns.contradicts(found, labels, standIn));
    const said = (name: string) =>
      own.map((part) => part.getAttribute(name)).filter((state): state is string => state !== null);
    const checked = said('aria-checked');
    const states = checked.length > 0 || native ? checked : said('aria-pressed');
    const [aria = null] = states;
    return {
      property: native ? (unsure ? 'mixed' : String(native.checked)) : null,
      aria: states.every((state) => state === aria) ? aria : 'mixed',
    };
  };

  const keysOf = ({ element, twin }: Found) => {
    const [host] = rows.hostsOf(element);
    const keys: Record<string, string> = {};
    for (const key of keyAttributes) {
      const carriers = [element, twin, host].map((part) => clean(part?.getAttribute(key), 120));
      const value = carriers.find((one) => one !== '');
      if (value !== undefined) keys[key] = value;
    }
    const containers: string[] = [];
    for (let at = parentOf(element); at && containers.length < 30; at = parentOf(at))
      for (const key of ['id', 'data-testid', 'data-test-id']) {
        const value = clean(at.getAttribute(key), 120);
        if (value !== '') containers.push(`${key}=${value}`);
      }
    return { keys, containers: containers.slice(0, 30) };
  };

  return { kindOf, positionsOf, keysOf };
}

export type PageTraits = ReturnType<typeof pageTraits>;
