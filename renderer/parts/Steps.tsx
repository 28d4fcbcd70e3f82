import s from './Steps.module.css';

/** Numbered steps, in the order in which they are done. */
export function Steps({ steps }: { readonly steps: readonly string[] }) {
  return (
    <ol className={s.steps}>
      {steps.map((step, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same step may come twice, and steps never move
        <li key={place}>{step}</li>
      ))}
    </ol>
  );
}
