/** Whether batteries run whole, as `npm run trust` has them, and not as the sample that each push is tried on. */
export const atLength = process.env.FLIPWATCH_EVERY_PAGE === '1';
