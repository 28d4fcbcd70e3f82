import * as z from 'zod';

/** The most buttons of one form that are told. */
export const MOST_BUTTONS = 40;

/** Buttons on a page that may keep a change. */
export const savingButtonsSchema = z
  .array(
    z.object({
      words: z.string().max(300),
      /** It sends the form that it belongs to. */
      submits: z.boolean(),
      disabled: z.boolean(),
    }),
  )
  .max(MOST_BUTTONS);
export type SavingButtons = z.infer<typeof savingButtonsSchema>;

/** By which buttons a change of one control may be kept, as a page has them. */
export const savingSchema = z.object({
  /** The control stands in a form. */
  inForm: z.boolean(),
  /** Those of its form; none where it stands in none. */
  ofForm: savingButtonsSchema,
  /** Those that belong to no form. */
  outside: savingButtonsSchema,
});
export type Saving = z.infer<typeof savingSchema>;
