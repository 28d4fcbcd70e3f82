import { describe, expect, it } from 'vitest';
import { about } from '../../build/package/plan.mjs';
import { notesOf, releasesOf } from '../../build/package/releases.mjs';

const place = { FLIPWATCH_RELEASES: 'somebody/flipwatch' };

describe('where a packaged app looks for its successor', () => {
  it('is nowhere, unless whoever makes the release names a place', () => {
    for (const system of ['linux', 'mac', 'win'] as const) expect(releasesOf(system, {})).toBeUndefined();
  });

  it('is nowhere on Windows and macOS where the build is not signed', () => {
    expect(releasesOf('win', place)).toBeUndefined();
    expect(releasesOf('mac', place)).toBeUndefined();
    expect(releasesOf('mac', { ...place, CSC_LINK: 'a certificate' })).toBeUndefined();
  });

  it('is the named place where it is, and on Linux, where nothing is installed by itself', () => {
    const feed = { provider: 'github', owner: 'somebody', repo: 'flipwatch' };
    const page = 'https://github.com/somebody/flipwatch/releases/latest';
    expect(releasesOf('linux', place)).toEqual({ feed, page });
    expect(releasesOf('win', { ...place, CSC_LINK: 'a certificate' })).toEqual({ feed, page });
    const mac = { ...place, CSC_LINK: 'a certificate', APPLE_API_KEY: 'a key' };
    expect(releasesOf('mac', mac)).toEqual({ feed, page });
  });

  it('is refused where it is no repository', () => {
    for (const wrong of ['flipwatch', 'https://evil.example/a/b', 'a/b/c', 'a b/c'])
      expect(() => releasesOf('linux', { FLIPWATCH_RELEASES: wrong }), wrong).toThrow(/owner\/name/);
  });
});

describe('the notes of a release', () => {
  const changes = '# Changes\n\n## 0.10.0\n\n- Ten.\n\n## 0.1.0, not released yet\n\nThe first.\n\n- One.\n';
  it('are what the list of changes says of that version, and of no other', () => {
    expect(notesOf('0.1.0', changes)).toBe('The first.\n\n- One.');
    expect(notesOf('0.10.0', changes)).toBe('- Ten.');
    expect(notesOf('0.2.0', changes)).toBe('');
  });

  it('are there for the version that is being made', () => {
    expect(notesOf(about.version).length).toBeGreaterThan(100);
  });
});
