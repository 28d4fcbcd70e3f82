import { type PersonsAnswer, type State, states } from '../model/index.ts';
import { usage } from './failure.ts';
import { isAddress } from './is-address.ts';
import type { GivenOptions } from './options.ts';
import type { AsideWord, PersonsWord, Verb, WatchWord } from './request.ts';

/** What the person answers, as it is written after `--state`. */
const answers: ReadonlyMap<string, PersonsAnswer> = new Map([
  ['on', 'on'],
  ['off', 'off'],
  ['not-there', 'notThere'],
]);

/**
 * The one check that a command is about; null where it is about none.
 * @throws CliFailure where it is missing, or there are more words than the command takes
 */
export function checkFrom(verb: Verb, rest: readonly string[]): string | null {
  const [check, excess] = rest;
  if (verb === 'controls' || verb === 'watch' || verb === 'put-aside') return null;
  if (verb === 'fix' || verb === 'undo' || verb === 'confirm' || verb === 'answer') {
    if (check === undefined) throw usage('checkNeeded', { verb });
    if (excess !== undefined) throw usage('oneCheckOnly', { verb });
    return check;
  }
  if (check !== undefined) throw usage('tooManyWords', { verb, word: check });
  return null;
}

/**
 * The page of `controls` and `watch`: a path of the one platform that was named, or a whole address.
 * @throws CliFailure where it is missing, or it is not clear whose page it is
 */
export function pageFrom(
  verb: Verb,
  rest: readonly string[],
  { platform = [] }: GivenOptions,
  watch: WatchWord | null,
): string | null {
  if (verb !== 'controls' && watch?.kind !== 'add') return null;
  const [page, excess] = rest;
  if (page === undefined) throw usage('pageNeeded', { verb });
  const named = new Set(platform).size;
  if (excess !== undefined || named > 1 || (named === 0 && !isAddress(page)))
    throw usage('onePageOnly', { verb });
  return page;
}

/** @throws CliFailure where something of it is missing */
export function watchFrom(rest: readonly string[], options: GivenOptions): WatchWord {
  const { control, private: hidden, title } = options;
  const [first, second, excess] = rest;
  if (first === 'list' && second === undefined) return { kind: 'list' };
  if (first === 'remove') {
    if (second === undefined || excess !== undefined) throw usage('watchRemoves');
    return { kind: 'remove', check: second };
  }
  const state = stateFrom(options);
  if (control === undefined || state === undefined || hidden === undefined || title === undefined)
    throw usage('watchNeeds');
  return { kind: 'add', control, state, private: hidden, title };
}

/** @throws CliFailure where page or id is missing */
export function asideFrom(rest: readonly string[]): AsideWord {
  const [page, id, excess] = rest;
  if (page === 'list' && id === undefined) return { kind: 'list' };
  if (page === undefined || id === undefined || excess !== undefined) throw usage('asideNeeds');
  return { kind: 'put', page, id };
}

/** @throws CliFailure where it is neither on nor off */
function stateFrom({ state: text }: GivenOptions): State | undefined {
  const state = states.find((one) => one === text);
  if (text !== undefined && state === undefined) throw usage('stateShape', { option: '--state', text });
  return state;
}

/** @throws CliFailure where nothing was said, or nothing that can be answered */
export function answerFrom({ state: text }: GivenOptions): PersonsAnswer {
  if (text === undefined) throw usage('answerNeeds');
  const answer = answers.get(text);
  if (answer === undefined) throw usage('answerState', { text });
  return answer;
}

/** @throws CliFailure where the words say two things at once, or belong to another command */
export function wordFrom(verb: Verb, options: GivenOptions): PersonsWord | null {
  const { control, notHere, takeBack } = options;
  if (verb !== 'watch' && (options.private !== undefined || options.title !== undefined))
    throw usage('onlyForWatch', { option: options.private === undefined ? '--title' : '--private' });
  const said = [
    ...(control !== undefined || (options.state !== undefined && verb !== 'answer') ? ['--control'] : []),
    ...(notHere === true ? ['--not-here'] : []),
    ...(takeBack === true ? ['--take-back'] : []),
  ];
  const [first] = said;
  if (verb !== 'confirm') {
    if (first !== undefined && (verb !== 'watch' || first !== '--control'))
      throw usage('onlyForConfirm', { option: first });
    return null;
  }
  if (said.length > 1) throw usage('oneWordOnly');
  if (notHere === true) return { kind: 'notHere' };
  if (takeBack === true) return { kind: 'takeBack' };
  const state = stateFrom(options);
  if (control === undefined || state === undefined) throw usage('confirmNeeds');
  return { kind: 'is', control, state };
}
