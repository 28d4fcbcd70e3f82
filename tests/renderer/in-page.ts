import type { Page } from 'playwright-core';
import checksEn from '../../checks/locales/en.json' with { type: 'json' };
import uiEn from '../../renderer/locales/en.json' with { type: 'json' };

/** Every key and every path to one, `checks:` left out. */
function keysOf(block: object, path = ''): string[] {
  return Object.entries(block).flatMap(([key, value]: [string, unknown]) => {
    const here = path === '' ? key : `${path}.${key}`;
    const bare = here.replace(/_(zero|one|two|few|many|other)$/, '');
    return typeof value === 'object' && value !== null ? [here, ...keysOf(value, here)] : [here, bare];
  });
}
const keys = new Set([...keysOf(uiEn), ...keysOf(checksEn)].filter((key) => key.includes('.')));

/** Words on the page that are keys of the locale files, or placeholders that nobody filled. */
export async function rawKeys(page: Page): Promise<string[]> {
  const text = await page.evaluate<string>('document.body.innerText');
  const tokens = text.split(/\s+/).map((token) => token.replace(/^checks:/, ''));
  return [
    ...tokens.filter((token) => keys.has(token)),
    ...(text.match(/\{\{.*?\}\}|\bundefined\b|\bNaN\b/g) ?? []),
  ];
}

/** Elements whose text is wider than they are, or that stand outside of the window. In words, for the report. */
export const cutOff = (page: Page): Promise<string[]> => page.evaluate<string[]>(FIND_CUT_OFF);

const FIND_CUT_OFF = `(() => {
  const found = [];
  const width = document.documentElement.clientWidth;
  const say = (element, why) =>
    found.push(why + ': <' + element.tagName.toLowerCase() + '> ' + (element.textContent || element.value || '').trim().slice(0, 60));
  if (document.documentElement.scrollWidth > width) found.push('the page scrolls sideways');
  const canvas = document.createElement('canvas').getContext('2d');
  for (const element of document.querySelectorAll('body *')) {
    const style = getComputedStyle(element);
    if (!element.checkVisibility({ visibilityProperty: true }) || style.clipPath !== 'none') continue;
    const box = element.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1) continue;
    const hasText = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
    if (hasText && (box.right > width + 0.5 || box.left < -0.5)) say(element, 'outside of the window');
    if (style.overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1) say(element, 'wider than its box');
    if (hasText && element.scrollWidth > element.clientWidth + 1 && style.display !== 'inline' && element.namespaceURI.endsWith('xhtml'))
      say(element, 'text wider than its element');
    if (element.tagName === 'SELECT') {
      canvas.font = style.font;
      const text = element.selectedOptions[0] ? element.selectedOptions[0].textContent : '';
      const room = element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight) - 18;
      if (canvas.measureText(text).width > room) say(element, 'choice "' + text + '" wider than its list');
    }
  }
  return [...new Set(found)];
})()`;
