import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foundVersionOf } from '../../electron/updates/release-notes.ts';

test('a release’s notes become plain lines, in their order', () => {
  const releaseNotes = [
    '### Added',
    '- **Grok**: a third switch, which came',
    '  with `settings/grok`.',
    '',
    '* <b>Faster</b>, too.',
  ].join('\r\n');
  expect(foundVersionOf({ version: '0.2.0', releaseNotes, files: [] })).toEqual({
    version: '0.2.0',
    notes: ['Added', 'Grok: a third switch, which came with settings/grok.', 'Faster, too.'],
  });
});

test('a release without notes has none, and what is no release is refused', () => {
  expect(foundVersionOf({ version: '1.0.0' }).notes).toEqual([]);
  expect(foundVersionOf({ version: '1.0.0', releaseNotes: null }).notes).toEqual([]);
  for (const wrong of [{}, { version: 'the newest' }, { version: '1.0.0\n<script>' }, null, 'x'])
    expect(() => foundVersionOf(wrong)).toThrow();
});

test('notes of any kind fit the screen: not too many, not too long, no tag among them', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.string(), fc.constant('<img src=x onerror=y>'))), (lines) => {
      const { notes } = foundVersionOf({ version: '1.0.0', releaseNotes: lines.join('\n') });
      expect(notes.length).toBeLessThanOrEqual(60);
      for (const note of notes) expect(note).not.toMatch(/<[^>]*>/);
    }),
  );
});
