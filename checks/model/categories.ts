/**
 * What a setting can be about, in the order of report card and reports. No schema, so that the report card can do
 * without.
 */
export const categories = ['ai-training', 'research', 'sharing', 'ads', 'personalisation'] as const;
