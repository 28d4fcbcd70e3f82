/**
 * Why a confirmation was refused, where a reading has no such reason. Each has words in the locale files. No schema, so
 * that the report card can do without.
 */
export const confirmRefusals = [
  /** The page has no control of that number. */
  'noSuchControl',
  /** It is no longer what the person was shown under that number. */
  'notAsShown',
  /** It belongs to another known check. */
  'otherSetting',
  /** It shows neither on nor off. */
  'noPosition',
  /** It stands elsewhere than the person said. */
  'positionDiffers',
  /** The page's own answer says another position than is drawn. */
  'answerDiffers',
  /** After a reload the control was not there as it was before. */
  'notTheSame',
  /** It has neither words nor a stable attribute. */
  'nameless',
  /** Another control of the page could be taken for it. */
  'notAlone',
  /** Its words may mean the opposite of the setting's known ones. */
  'oppositeWords',
] as const;

/** One of them. */
export type ConfirmRefusal = (typeof confirmRefusals)[number];
