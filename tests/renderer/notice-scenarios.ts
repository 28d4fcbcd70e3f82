import { browserTroubles, noticeSchema } from '../../electron/contract/index.ts';
import { linkedin, mixed, type Scenario, scenario } from './card-scenarios.ts';
import { account, NOW, snapshot, view } from './scenario.ts';

/** A browser that would not open. */
const browserNotice = (values: { readonly code: string; readonly name?: string }) =>
  ({ id: `notice-${values.code}`, kind: 'browserUnavailable', at: NOW, values }) as const;

/** A browser that would not open, as the only notice. */
export const noBrowser = (values: { readonly code: string; readonly name?: string }) =>
  scenario({ ...mixed().snapshot, notices: [browserNotice(values)] });

const valuesOf: Partial<Record<string, Record<string, string>>> = {
  manifestRejected: { file: 'my-check.json' },
  mishap: {
    problem: `Error: ENOENT, open '~/${'NoFolderHasSuchALongNameOfItsOwn'.repeat(4)}' (main.js:22:2651)`,
  },
};

/** Every notice at once, as nobody will ever meet them. */
export const everyNotice = () =>
  scenario({
    ...mixed().snapshot,
    notices: [
      ...noticeSchema.shape.kind.options.map((kind) => ({
        id: `notice-${kind}`,
        kind,
        at: NOW,
        values: valuesOf[kind] ?? {},
      })),
      ...browserTroubles.map((code) => browserNotice({ code })),
    ],
  });

/** A newer Flipwatch is there, in a copy that can install it, or in one that can only tell. */
export const newVersion = (way: 'install' | 'announce' = 'install') => {
  const start = mixed().snapshot;
  return scenario({
    ...start,
    preferences: { ...start.preferences, newVersions: true },
    newVersions: {
      way,
      doing: null,
      lastLook: NOW,
      found: {
        version: '0.2.0',
        notes: [
          'Watches a fourth switch on LinkedIn, for the training of partners’ models.',
          'X has moved its Grok switches to a page of their own; the checks follow.',
        ],
      },
    },
    notices: [{ id: 'notice-version', kind: 'newVersion', at: NOW, values: { version: '0.2.0' } }],
  });
};

const timeToLook = { id: 'notice-look', kind: 'timeToLook', at: NOW, values: {} } as const;

/** Manual-only from the first day: the person has looked at some settings and said what they saw. */
export const manualAnswered = () => {
  const mine = account(
    'mine',
    linkedin.map((check, place) =>
      view(check, place < 3 ? { answer: { done: place !== 1, on: '2026-11-21' } } : {}),
    ),
    { lastAudit: null, signIn: 'never' },
  );
  const start = snapshot([mine]);
  return scenario({
    ...start,
    preferences: { ...start.preferences, manualOnly: true },
    notices: [timeToLook],
  });
};

/** The schedule is paused. */
export const paused = () =>
  scenario({ ...mixed().snapshot, overall: 'paused', paused: true, nextAuditAt: null });

/** The browser can't be started: every audit is refused. */
export const refusing = (): Scenario => ({ ...mixed(), refuse: 'browserUnavailable' });
