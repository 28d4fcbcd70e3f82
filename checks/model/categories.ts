/**
 * What a setting can be about, in the order in which report card and reports tell of it. No schema, so that the report
 * card can do without.
 */
export const categories = ['ai-training', 'research', 'sharing', 'ads', 'personalisation'] as const;
