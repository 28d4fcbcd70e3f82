import * as z from 'zod';
import { categories } from './categories.ts';
import { states } from './positions.ts';
import { reasons } from './reasons.ts';

/** The verdict on one check of one account. What each means for a person stands in the locale files. */
export const statusSchema = z.enum(['pass', 'fail', 'notOffered', 'manual', 'unknown']);
export type Status = z.infer<typeof statusSchema>;

/** Why a finding is `unknown`; what each means stands in `reasons.ts`. */
export const reasonSchema = z.enum(reasons);

/** The raw position of a switch, before anyone judges it. */
export const stateSchema = z.enum(states);
export type State = z.infer<typeof stateSchema>;

/** What a setting is about; report card and reports are ordered by it, as listed here. */
export const categorySchema = z.enum(categories);

/** `linkedin`, `x`: a folder under `checks/platforms/`. */
export const platformIdSchema = z.string().regex(/^[a-z][a-z0-9-]{0,30}$/);

/** `linkedin.ai-training`: the platform, a dot, and the setting. */
export const checkIdSchema = z.string().regex(/^[a-z][a-z0-9-]{0,30}\.[a-z][a-z0-9-]{0,48}$/);

/** An instant, ISO 8601 in UTC with milliseconds, as `Date.prototype.toISOString` writes it. */
export const instantSchema = z.iso.datetime();

/** A calendar day, `2026-11-21`. */
export const daySchema = z.iso.date();

/** Two letters, or a script suffix where a site tells two scripts apart: `en`, `zh-Hant`. */
export const languageSchema = z.string().regex(/^[a-z]{2,3}(-[A-Z][a-z]{3})?$/);
