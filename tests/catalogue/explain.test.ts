import { expect, test } from 'vitest';
import { explainProblems } from '../../checks/catalogue/index.ts';
import { manifestSchema, platformSchema } from '../../checks/model/index.ts';

function problems(schema: typeof manifestSchema | typeof platformSchema, content: unknown): string[] {
  const parsed = schema.safeParse(content, { reportInput: true });
  return parsed.success ? [] : explainProblems(parsed.error);
}

test('a platform with an address where an origin belongs is told where, and what was found', () => {
  const [first] = problems(platformSchema, {
    schema: 1,
    id: 'new',
    origins: ['https://new.example/settings'],
  });
  expect(
    problems(platformSchema, { schema: 1, id: 'new', origins: ['https://new.example/settings'] }),
  ).toContain('origins.0: expected an origin: no path, found "https://new.example/settings".');
  expect(first).toMatch(/^name: expected a text, found nothing\./);
});

test('a slip is met with the field that was meant, and an example', () => {
  const told = problems(manifestSchema, { method: 'setting', revison: 1, category: 'advertising' });
  expect(told).toContain(
    'revison: there is no field of this name (did you mean "revision"?). Remove it, or check its spelling.',
  );
  expect(told).toContainEqual(
    expect.stringMatching(
      /^category: expected one of "ai-training", .*, found "advertising"\. For example: "ads"\.$/,
    ),
  );
});

test('what a hostile file holds never floods the message', () => {
  const [only] = problems(manifestSchema, 'x'.repeat(60_000));
  expect(only?.length).toBeLessThan(500);
});
