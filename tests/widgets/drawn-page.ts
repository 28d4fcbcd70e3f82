import type { Drawings } from './drawing.ts';

/** How the words stand beside the control: in its row, in a label around it, over it as a heading, on its group. */
export type Naming = 'beside' | 'around' | 'heading' | 'group';

/** What a page is asked to draw: the setting between two others of the same kind, which nobody may press. */
export interface Asked {
  readonly drawing: string;
  readonly naming: Naming;
  readonly label: string;
  readonly on: boolean;
  readonly disabled: boolean;
}

const frames: Readonly<Record<Naming, string>> = {
  beside: '<div class="row"><span class="words"></span><div class="place"></div></div>',
  around: '<label class="row"><span class="words"></span> <span class="place"></span></label>',
  heading: '<section><h3 class="words"></h3><p>What it is good for.</p><div class="place"></div></section>',
  group: '<div role="group"><p>What it is good for.</p><div class="place"></div></div>',
};

/** Draws three settings, and tells the server of each change. */
export function drawPage(drawings: Drawings, { drawing, naming, label, on, disabled }: Asked): void {
  const root = document.getElementById('root');
  const draw = drawings[drawing];
  if (root === null || draw === undefined) throw new Error(`nothing to draw: ${drawing}`);
  for (const [at, words] of ['Sound effects', label, 'Weekly mail'].entries()) {
    root.insertAdjacentHTML('beforeend', frames[naming]);
    const row = root.lastElementChild;
    const place = row?.querySelector('.place');
    if (!(place instanceof HTMLElement)) throw new Error('no place');
    const written = row?.querySelector('.words');
    if (written) written.textContent = words;
    else row?.setAttribute('aria-label', words);
    const asked = at === 1;
    draw(place, {
      id: `control-${at}`,
      on: asked ? on : !on,
      disabled: asked && disabled,
      save: (next) => {
        void fetch(asked ? '/settings/save' : '/settings/other', { method: 'POST', body: String(next) });
      },
    });
  }
}
