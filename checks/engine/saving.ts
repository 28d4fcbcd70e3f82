import type { Frame } from 'playwright-core';
import * as z from 'zod';
import { MOST_LISTED, type Saving, savingButtonsSchema } from '../model/index.ts';
import { askWorld } from './isolated-world.ts';
import type { SeenPage } from './look.ts';

/** What our world says of the forms that hold some controls. */
const saidSchema = z.object({
  forms: z.array(savingButtonsSchema).max(MOST_LISTED),
  /** For each control the place of its form; null: it stands in none. */
  of: z.array(z.int().min(0).nullable()).max(MOST_LISTED),
  outside: savingButtonsSchema,
});

const nothing: Saving = { inForm: false, ofForm: [], outside: [] };

/** The buttons that may keep a change of each of these controls of a look, in their order. */
export async function savingOf(
  seen: Pick<SeenPage, 'partOf'>,
  indexes: readonly number[],
): Promise<readonly Saving[]> {
  const parts = indexes.map((index) => seen.partOf(index, 'control'));
  const asked = new Map<Frame, { look: number; at: number[] }>();
  for (const part of parts) {
    if (part === null) continue;
    const { look, at } = part.name;
    const before = asked.get(part.frame)?.at ?? [];
    asked.set(part.frame, { look, at: [...before, at] });
  }
  const told = new Map<string, Saving>();
  for (const [frame, { look, at }] of asked) {
    const { forms, of, outside } = saidSchema.parse(await askWorld(frame, { do: 'saving', look, at }));
    for (const [n, control] of at.entries()) {
      const form = of[n] ?? null;
      const ofForm = form === null ? [] : (forms[form] ?? []);
      told.set(`${look} ${control}`, { inForm: form !== null, ofForm, outside });
    }
  }
  return parts.map((part) => (part && told.get(`${part.name.look} ${part.name.at}`)) ?? nothing);
}
