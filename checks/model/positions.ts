/** The raw positions of a switch. No schema here, so that the report card can do without. */
export const states = ['on', 'off'] as const;

/** What a person can say who looks for a setting on its page. */
export const personsAnswers = [...states, 'notThere'] as const;

/** What being on means for the person. */
export const polarities = ['onExposes', 'onProtects'] as const;

interface Polar {
  readonly polarity: (typeof polarities)[number];
}
type State = (typeof states)[number];

/** The position of a setting that keeps the person's data to themselves. */
export const privateState = ({ polarity }: Polar): State => (polarity === 'onExposes' ? 'off' : 'on');

/** The position of a setting that gives the person's data away. */
export const exposingState = ({ polarity }: Polar): State => (polarity === 'onExposes' ? 'on' : 'off');
