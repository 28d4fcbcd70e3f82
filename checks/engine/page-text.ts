import type { PageSight } from './page-sight.ts';

/** What a page's text is searched for: regular expressions, without regard to case. */
export interface TextRequest {
  /** Lines that say that loading failed. */
  readonly failure: string;
  /** Buttons with which a page is agreed to, and what it names beside. */
  readonly accept: string;
  readonly terms: string;
}

/**
 * What a page says beside its controls. Like gather.ts it runs inside a platform's page, and uses nothing from outside but
 * types.
 */
export function pageText(request: TextRequest, { clean, everywhere, drawn, textOf }: PageSight) {
  const headingTexts = (selector: string) =>
    everywhere(selector)
      .filter(drawn)
      .map(textOf)
      .filter((text) => text !== '');
  const headings = headingTexts('h1, [role="heading"][aria-level="1"]');
  const subheadings = headingTexts('h2, [role="heading"][aria-level="2"]');

  const wholeText = document.body ? document.body.innerText.slice(0, 120_000) : '';
  const bodyText = wholeText.replace(/\s+/g, ' ').slice(0, 60_000);
  const bodyTextFolded = bodyText.toLowerCase();
  const failure = new RegExp(request.failure, 'iu');
  const alerts = everywhere('[role="alert"], [aria-live="assertive"]')
    .filter(
      (alert) =>
        drawn(alert) &&
        alert.closest('nav, header, footer, dialog, [role="dialog"], [role="alertdialog"]') === null,
    )
    .map(textOf)
    .filter((text) => /\p{L}{2}/u.test(text));
  const failureLines = wholeText
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length < 240 && failure.test(line));
  const accept = new RegExp(request.accept, 'iu');
  const terms = new RegExp(request.terms, 'iu');
  const agreeing = everywhere('button, [role="button"], input[type="submit"], a').filter(
    (button) =>
      accept.test(clean(button instanceof HTMLInputElement ? button.value : button.textContent, 60)) &&
      drawn(button) &&
      !/cookie/i.test(button.closest('[role="dialog"], dialog, aside, section, form')?.textContent ?? ''),
  );
  const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
  const overPage = (dialog: Element) =>
    dialog.getAttribute('aria-modal') === 'true' || dialog.matches(':modal') || dialog.contains(middle);

  return {
    headings: headings.slice(0, 8),
    subheadings: subheadings.slice(0, 20),
    textLength: bodyText.trim().length,
    folded: bodyTextFolded,
    alerts: alerts.slice(0, 5).map((text) => text.slice(0, 200)),
    failureLines: failureLines.slice(0, 5).map((text) => text.slice(0, 200)),
    acceptAsked: agreeing.length > 0 && terms.test(bodyText),
    acceptOverPage: agreeing.some((button) => {
      const dialog = button.closest(
        'dialog[open], [role="dialog"], [role="alertdialog"], [aria-modal="true"]',
      );
      return dialog !== null && overPage(dialog) && terms.test(clean(dialog.textContent, 5_000));
    }),
  };
}
