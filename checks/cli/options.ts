import type { Command } from 'commander';
import * as z from 'zod';
import { states } from '../model/index.ts';
import { usage } from './failure.ts';
import { reportFormats } from './request.ts';
import type { Translate } from './words.ts';

/** A word that follows an option. `--pace --json` is a forgotten value, not a pace called “--json”. */
const value = z.string().regex(/^(?!\s*$|--)/, 'missing');

const optionsSchema = z.strictObject({
  platform: z.array(value).optional(),
  check: z.array(value).optional(),
  site: z.array(value).optional(),
  agree: z.array(value).max(60).optional(),
  practice: z.literal(true).optional(),
  profile: value.optional(),
  browser: value.optional(),
  headed: z.literal(true).optional(),
  sandbox: z.boolean(),
  radar: z.boolean(),
  pace: value
    .regex(/^\d+(\.\d+)?$/)
    .transform(Number)
    .pipe(z.number().max(600))
    .optional(),
  json: z.literal(true).optional(),
  yes: z.literal(true).optional(),
  region: value
    .regex(/^[a-z]{2}$/i)
    .toUpperCase()
    .optional(),
  /** Read before, so that errors are in the right language: see `words.ts`. */
  language: value.optional(),
  format: value.pipe(z.enum(reportFormats)).optional(),
  out: value.optional(),
  control: value
    .regex(/^\d{1,6}$/)
    .transform(Number)
    .pipe(z.int().min(1))
    .optional(),
  state: value.optional(),
  takeBack: z.literal(true).optional(),
  private: value.pipe(z.enum(states)).optional(),
  title: value.pipe(z.string().trim().min(1).max(120)).optional(),
  notHere: z.literal(true).optional(),
  outline: z.literal(true).optional(),
});
/** The options as they were given, each checked by itself. */
export type GivenOptions = z.infer<typeof optionsSchema>;

const collect = (value: string, all: string[] | undefined): string[] => [...(all ?? []), value];

/** Adds the options, each with its line of help. */
export function withOptions(program: Command, t: Translate): Command {
  const option = (key: string) => t(`help.options.${key}`);
  return program
    .option('--platform <ID>', option('platform'), collect)
    .option('--check <ID>', option('check'), collect)
    .option('--site <ID=URL>', option('site'), collect)
    .option('--agree <ID>', option('agree'), collect)
    .option('--practice', option('practice'))
    .option('--profile <DIR>', option('profile'))
    .option('--browser <PATH>', option('browser'))
    .option('--headed', option('headed'))
    .option('--no-sandbox', option('noSandbox'))
    .option('--no-radar', option('noRadar'))
    .option('--pace <SECONDS>', option('pace'))
    .option('--region <CC>', option('region'))
    .option('--language <en|de>', option('language'))
    .option('--json', option('json'))
    .option('--yes', option('yes'))
    .option('--format <FORMAT>', option('format'))
    .option('--out <FILE>', option('out'))
    .option('--control <N>', option('control'))
    .option('--state <STATE>', option('state'))
    .option('--not-here', option('notHere'))
    .option('--take-back', option('takeBack'))
    .option('--private <on|off>', option('private'))
    .option('--title <TEXT>', option('title'))
    .option('--outline', option('outline'));
}

/** @throws CliFailure about the first value that its option doesn't take */
export function optionsFrom(said: Readonly<Record<string, unknown>>): GivenOptions {
  const parsed = optionsSchema.safeParse(said);
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const [issue] = issues.filter(({ message }) => message === 'missing').concat(issues);
  const option = String(issue?.path[0]);
  const text = String(said[option]);
  if (issue?.message === 'missing') throw usage('optionNeedsValue', { option: `--${option}` });
  if (option === 'pace') throw usage('paceShape', { text });
  if (option === 'region') throw usage('regionShape', { text });
  if (option === 'format') throw usage('formatUnknown', { text });
  if (option === 'control') throw usage('controlShape', { text });
  if (option === 'private') throw usage('stateShape', { option: '--private', text });
  if (option === 'title') throw usage('titleShape');
  throw parsed.error;
}
