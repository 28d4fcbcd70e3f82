import { placeOf } from '../model/index.ts';

/** Names for a page that ends a session or an account, or wipes something, when it is opened. */
const ending =
  /^(?:(?:sign|log)[-_]?(?:out|off)|(?:delete|deactivate|close|hibernate|disable|erase|remove|terminate)(?:[-_]?(?:my|your|the)?[-_]?(?:account|accounts|profile|data))?|reactivate)$/i;

/** What a word ends with that ends a session, whatever stands before it: `Userlogout`. */
const leaving = /(?:log|sign)(?:out|off)$|^(?:abmelden|ausloggen|d[eé]connexion|uitloggen)$/;

/** Words that in a query do something, wherever they stand. */
const wiping = new Set(
  'delete deactivate erase terminate wipe purge revoke unsubscribe unlink uninstall destroy löschen loeschen'.split(
    ' ',
  ),
);

/** What a query calls the thing that it wants done. */
const asking = new Set('action act do op operation mode cmd command task method func event'.split(' '));

/** What it may want done, beside the words above. Showing is not among them. */
const doing = new Set(
  'close remove disable enable cancel confirm accept agree save set unset reset toggle submit send update apply pay buy order block kill drop clear leave end exit quit restore merge move rename approve reject'.split(
    ' ',
  ),
);

/** Words in a name, however it joins them: `Special:UserLogout`, `sign-out`, `log_out`. */
function wordsIn(name: string): string[] {
  const words = name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  return [...words, ...words.slice(1).map((word, at) => `${words[at]}${word}`)];
}

const leaves = (name: string): boolean => wordsIn(name).some((word) => leaving.test(word));

/** The parts of a path, and what stands behind a colon in one of them. */
const partsOf = (path: string): string[] => path.split('/').flatMap((part) => [part, ...part.split(':')]);

const endsInPath = (path: string): boolean => partsOf(path).some((part) => ending.test(part) || leaves(part));

function endsInQuery(query: URLSearchParams): boolean {
  return [...query].some(([name, value]) => {
    if (endsInPath(name) || endsInPath(value)) return true;
    const [names, values] = [wordsIn(name), wordsIn(value)];
    if ([...names, ...values].some((word) => wiping.has(word))) return true;
    return names.some((word) => asking.has(word)) && values.some((word) => doing.has(word));
  });
}

/** A text with its %-signs read; null where they say nothing. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/**
 * Whether a place by its name ends a session or an account, or does something else, when it is opened. A hash may be the
 * address within a page that is one program, so it is read in the same way.
 */
export function doesSomething(place: string): boolean {
  const { path, query, hash } = placeOf(place);
  const [asRead, within] = [decoded(path), decoded(hash.replace(/^#!?/, ''))];
  if (asRead === null || within === null || endsInPath(asRead) || endsInQuery(query)) return true;
  const [inner = '', ...rest] = within.split('?');
  return endsInPath(inner) || endsInQuery(new URLSearchParams(inner.includes('=') ? within : rest.join('?')));
}

const secretNames =
  /(?:token|nonce|secret|password|passwd|csrf|xsrf|sessid|sessionid|apikey|signature)$|^(?:sid|sig|pwd|pass|otp|auth|code|ticket|session|hash)$/;

/** Whether a place carries what opens an account, or is good once: such an address is neither kept nor a page's name. */
export function carriesKey(place: string): boolean {
  const { query, hash } = placeOf(place);
  const inHash = hash.includes('=') ? new URLSearchParams(hash.replace(/^#[^?]*\?|^#/, '')) : [];
  return [...query, ...inHash].some(([name]) => secretNames.test(name.toLowerCase().replace(/[-_[\]]/g, '')));
}
