import { homedir } from 'node:os';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadCatalogue } from '../../checks/catalogue/index.ts';
import { reasons, statusSchema } from '../../checks/model/index.ts';
import { type LogEvent, lineOf, logEvents } from '../../electron/process/log-events.ts';
import { type LogNames, ownNames } from '../../electron/process/log-words.ts';

/** A line of the log is made of this program's own words, whatever comes from outside. */

const names = (): LogNames => ({ ...ownNames(), files: new Set(['main.js', 'part-log-ABC.js']) });

/** What must never come through, in whatever it is wrapped. */
const secrets = [
  'Erika-Mustermann',
  'erika.mustermann@example.org',
  homedir(),
  '/Users/erika/.config/data',
  'C:\\Users\\Erika\\AppData',
  'https://www.linkedin.com/in/erika-mustermann?trk=1',
  'li_at=AQEDAR-secret-token',
  'Bearer eyJhbGciOiJIUzI1NiJ9',
  '+49 151 23 45 67 89',
  'Ich möchte das nicht',
  '\u001b[31mred\u202Eevil',
];
const secret = fc.constantFrom(...secrets);

/** An error whose every part may be somebody's words. */
const hostileError = fc
  .record({
    message: secret,
    name: secret,
    code: secret,
    path: secret,
    frame: secret,
    row: fc.nat(999_999),
    inMessage: fc.boolean(),
  })
  .map(({ message, name, code, path, frame, row, inMessage }) => {
    const error = new Error(
      inMessage ? `${message}\n    at ${frame} (file:///x/${frame}.js:${row}:1)` : message,
    );
    error.stack = `${error.message}\n    at ${frame} (file://${frame}/main.js:${row}:7)\n    at ${frame}.js:${row}:1`;
    return Object.assign(error, { name, code, path, syscall: secrets[0], cause: new Error(message) });
  });

const trap = new Proxy(
  {},
  {
    get: () => {
      throw new Error(secrets[0]);
    },
  },
);
const hostile = fc.oneof(
  secret,
  secret.map((text) => ({ [text]: 1, pass: text, toString: () => text })),
  secret.map((text) => [text]),
  hostileError,
  fc.constant(trap),
  fc.anything(),
);

/** Whether a text holds no part of a secret that could be known again: no run of six of its letters. */
function holdsNone(line: string): boolean {
  const flat = line.toLowerCase();
  return secrets.every((text) => {
    const low = text.toLowerCase();
    for (let at = 0; at + 6 <= low.length; at++) if (flat.includes(low.slice(at, at + 6))) return false;
    return !flat.includes(low);
  });
}

test('no event, with any value in any place, lets a name, an address, a folder or a token through', () => {
  const kinds = Object.keys(logEvents);
  const known = names();
  fc.assert(
    fc.property(fc.constantFrom(...kinds, ...secrets), fc.infiniteStream(hostile), (event, values) => {
      const fields = Object.keys(Reflect.get(logEvents, event)?.fields ?? {});
      const given = fields.map((field) => [field, values.next().value]);
      const { line } = lineOf({ event, ...Object.fromEntries(given) } as LogEvent, known);
      // What our own words have in common with a secret is no leak: platforms and ids stand in the source.
      expect(holdsNone(line.replaceAll('platform=linkedin', '')), line).toBe(true);
      expect(line).toMatch(/^[\w .:,@<()=?/+-]*$/);
    }),
    { numRuns: 3000 },
  );
});

test('the same test would see one that came through', () => {
  for (const text of secrets) expect(holdsNone(`error=${text}`), text).toBe(false);
});

test('platforms and checks are named if they ship, and called “own” if they are the person’s', () => {
  const known = names();
  for (const { id, platform } of loadCatalogue().manifests) {
    const { line } = lineOf({ event: 'fixBegan', account: 'a', platform, check: id, action: 'fix' }, known);
    expect(line).toBe(`A change began account=1 platform=${platform} check=${id} action=fix`);
  }
  const own = { platform: 'own-clinic-example', check: 'linkedin.erika-private' };
  expect(lineOf({ event: 'fixBegan', account: 'a', ...own, action: 'undo' }, known).line).toBe(
    'A change began account=1 platform=own check=own action=undo',
  );
});

test('accounts are told apart, and not named', () => {
  const known = names();
  const says = (account: string) =>
    lineOf({ event: 'historyDamaged', account, platform: 'x' }, known).line.split(' ').at(-2);
  expect(['x-abc', 'x-def', 'x-abc'].map(says)).toEqual(['account=1', 'account=2', 'account=1']);
});

test('an audit is told in counts and reasons', () => {
  const event: LogEvent = {
    event: 'auditEnded',
    account: 'a',
    platform: 'linkedin',
    seconds: 94,
    statuses: { pass: 9, unknown: 2 },
    reasons: { pageMissing: 1, timeout: 1 },
    stopped: null,
  };
  expect(lineOf(event, names())).toEqual({
    level: 'info',
    line: 'An audit ended account=1 platform=linkedin seconds=94 statuses=pass:9,unknown:2 reasons=pageMissing:1,timeout:1 stopped=none',
  });
  for (const reason of reasons)
    expect(lineOf({ ...event, stopped: reason, reasons: { [reason]: 3 } } as LogEvent, names()).line).toMatch(
      new RegExp(`reasons=${reason}:3 stopped=${reason}$`),
    );
  for (const status of statusSchema.options)
    expect(lineOf({ ...event, statuses: { [status]: 1 } }, names()).line).toContain(`statuses=${status}:1 `);
});

test('an error is told by its kind, its code and the places in our own files, innermost first', () => {
  const error = Object.assign(new TypeError('open /Users/erika/x.json\n    at main.js:9:9'), {
    code: 'EACCES',
  });
  error.stack = `TypeError: ${error.message}\n    at look (file:///opt/app/out/electron/part-log-ABC.js:3:14)\n    at node:internal/timers:1:2\n    at file:///opt/app/out/electron/main.js:22:2651`;
  expect(lineOf({ event: 'mishap', error }, names()).line).toBe(
    'A mishap in Flipwatch: error=TypeError(EACCES)@part-log-ABC.js:3:14<main.js:22:2651',
  );
  const because = new Error('outer', { cause: new RangeError('inner') });
  because.stack = 'Error: outer';
  expect(lineOf({ event: 'mishap', error: because }, names()).line).toBe(
    'A mishap in Flipwatch: error=Error because:RangeError',
  );
  expect(lineOf({ event: 'mishap', error: 'only words' }, names()).line).toBe(
    'A mishap in Flipwatch: error=no-error(string)',
  );
});

test('versions are numbers alone', () => {
  const found = (text: string) =>
    lineOf({ event: 'versionsLooked', found: text }, names()).line.split('=')[1];
  expect(
    ['0.2.0', '45.4.1', '6.1.0-erikas-kernel', '1.2.3+erika', 'erika', '12345678901'].map(found),
  ).toEqual([...['0.2.0', '45.4.1', '6.1.0', '1.2.3', '?', '?']]);
});
