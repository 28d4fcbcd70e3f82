import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import { z } from 'zod';
import { type Channel, channels, Refused, refusalSchema } from '../../electron/contract/index.ts';
import { answer, type Handlers, type Sender, trustedSender } from '../../electron/ipc/register.ts';

// Only the door itself is tried here: tests/desktop knocks on the real one, on a real Electron.
vi.mock('electron', () => ({ ipcMain: { handle: () => undefined } }));

const names = Object.keys(channels).filter((name): name is Channel => name in channels);

/** What a handler was given, if it was reached at all. Every handler throws: none of them answers here. */
let reached: { channel: string; body: unknown }[] = [];
const recording = Object.fromEntries(
  names.map((channel) => [
    channel,
    (body: unknown) => {
      reached.push({ channel, body });
      throw new Refused('notAvailable', 'recorded');
    },
  ]),
) as unknown as Handlers;

type JsonSchema = z.infer<typeof jsonSchema>;
const jsonSchema = z.looseObject({
  type: z.string().optional(),
  const: z.unknown().optional(),
  enum: z.array(z.unknown()).optional(),
  pattern: z.string().optional(),
  format: z.string().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxLength: z.number().optional(),
  maxItems: z.number().optional(),
  get anyOf() {
    return z.array(jsonSchema).optional();
  },
  get items() {
    return jsonSchema.optional();
  },
  get properties() {
    return z.record(z.string(), jsonSchema).optional();
  },
  required: z.array(z.string()).optional(),
});

/** Bodies that a schema allows, drawn at random from the schema itself. */
function fitting(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(fitting));
  switch (schema.type) {
    case 'object':
      return fc.record(
        Object.fromEntries(
          Object.entries(schema.properties ?? {}).map(([key, inner]) => [key, fitting(inner)]),
        ),
        { requiredKeys: schema.required ?? [] },
      );
    case 'array':
      return fc.array(fitting(schema.items ?? {}), { maxLength: Math.min(5, schema.maxItems ?? 5) });
    case 'string':
      if (schema.format === 'date') return fc.constantFrom('2026-11-21', '2024-02-29');
      if (schema.pattern) {
        const pattern = new RegExp(schema.pattern);
        return fc
          .stringMatching(pattern)
          .map((text) => text.slice(0, 80))
          .filter((text) => pattern.test(text));
      }
      return fc.string({ minLength: 1, maxLength: Math.min(40, schema.maxLength ?? 40) });
    case 'integer':
    case 'number':
      return fc.integer({ min: schema.minimum ?? 0, max: Math.min(1_000, schema.maximum ?? 1_000) });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return fc.jsonValue();
  }
}

const bodiesOf = (channel: Channel): fc.Arbitrary<unknown> =>
  fitting(
    jsonSchema.parse(z.toJSONSchema(channels[channel].request, { io: 'input', unrepresentable: 'any' })),
  );

/** The same body with one thing about it spoiled, and things that were never a body. */
const spoiled = (body: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc
      .tuple(body, fc.string(), fc.jsonValue())
      .map(([good, key, value]) => ({ ...Object(good), [key]: value })),
    fc.tuple(body, fc.anything(), fc.nat()).map(([good, bad, at]) => {
      const keys = Object.keys(Object(good));
      const key = keys[at % Math.max(1, keys.length)];
      return key === undefined ? bad : { ...Object(good), [key]: bad };
    }),
    body.map((good) => Object.fromEntries(Object.entries(Object(good)).slice(1))),
    fc.constant(JSON.parse('{"__proto__":{"account":"a-1","check":"x.a"},"constructor":{"prototype":{}}}')),
    fc.constant({ account: '../../etc', check: 'linkedin.ai-training' }),
    fc.constant({ account: 'a'.repeat(200_000) }),
    fc.anything(),
  );

it.each(names)(
  '%s: whatever fits reaches its handler as it is, whatever does not is refused and reaches none',
  async (channel) => {
    const body = bodiesOf(channel);
    let fits = 0;
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(fc.oneof(body, spoiled(body)), async (given) => {
        reached = [];
        const reply = refusalSchema.parse(await answer(recording, channel, given));
        const allowed = channels[channel].request.safeParse(given);
        if (allowed.success && reply.code === 'notAvailable') {
          fits++;
          expect(reached).toEqual([{ channel, body: allowed.data }]);
        } else {
          refused++;
          expect(reply.code).toBe('invalid');
          expect(reached).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
    expect(fits).toBeGreaterThan(20);
    expect(refused).toBeGreaterThan(20);
  },
);

it('no name but those of the contract is a channel, however it is written', async () => {
  const odd = [
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'snapshot.get ',
    'SNAPSHOT.GET',
    '',
    'snapshot',
  ];
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.constantFrom(...odd), fc.anything()), async (name) => {
      fc.pre(!names.some((known) => known === name));
      reached = [];
      expect(refusalSchema.parse(await answer(recording, name, {}))).toMatchObject({ code: 'invalid' });
      expect(reached).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

it('a message of megabytes is refused before it is looked at', async () => {
  reached = [];
  const huge = { account: 'x', name: 'y'.repeat(5_000_000) };
  const began = performance.now();
  expect(await answer(recording, 'account.rename', huge)).toMatchObject({ ok: false, code: 'invalid' });
  expect(reached).toEqual([]);
  expect(performance.now() - began).toBeLessThan(2_000);
});

it('a body that can’t even be written down is refused, not thrown', async () => {
  const ring: Record<string, unknown> = {};
  ring.ring = ring;
  const trap = {
    toJSON: () => {
      throw new Error('no');
    },
  };
  for (const body of [ring, trap, 10n, Symbol('s'), () => 0])
    expect(await answer(recording, 'snapshot.get', body)).toMatchObject({ ok: false, code: 'invalid' });
});

it('a handler that fails tells at most a sentence, and one that answers nonsense tells none of it', async () => {
  const failing = {
    ...recording,
    'snapshot.get': () => {
      throw new Error('x'.repeat(9_000));
    },
  };
  const told = refusalSchema.parse(await answer(failing, 'snapshot.get', {}));
  expect(told.detail.length).toBeLessThanOrEqual(400);
  const leaking = { ...recording, 'snapshot.get': () => JSON.parse('{"ok":true,"cookie":"secret"}') };
  expect(JSON.stringify(await answer(leaking, 'snapshot.get', {}))).not.toContain('secret');
});

it('only the main frame of a known window on our own address is answered', () => {
  const frame = (url: string, parent: object | null = null) => ({ url, parent });
  const asks = (
    url: string,
    change: { readonly parent?: object; readonly other?: boolean; readonly gone?: boolean } = {},
  ) => {
    const asking = frame(url, change.parent ?? null);
    const event = {
      sender: { id: 7, mainFrame: change.other ? frame(url) : asking },
      senderFrame: change.gone ? null : asking,
    };
    return trustedSender(event as unknown as Sender, 'flipwatch://app', (id) => id === 7);
  };
  expect(asks('flipwatch://app/index.html')).toBe(true);
  for (const url of [
    'https://x.com/',
    'file:///index.html',
    'flipwatch://app.evil/',
    'flipwatch://evil/app',
    'about:blank',
    'data:text/html,x',
    'https://flipwatch://app',
    '',
  ])
    expect([url, asks(url)]).toEqual([url, false]);
  expect(asks('flipwatch://app/', { parent: {} })).toBe(false);
  expect(asks('flipwatch://app/', { other: true })).toBe(false);
  expect(asks('flipwatch://app/', { gone: true })).toBe(false);
});
