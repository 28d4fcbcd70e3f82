import { expect, test } from 'vitest';
import { drawCard } from '../../checks/cli/card.ts';
import { openWords } from '../../checks/cli/words.ts';
import { finding, platform, setting } from '../audit/builders.ts';

test.each(['en', 'de'] as const)(
  'a card of what is not offered and of what could not be seen calls nothing private (%s)',
  async (language) => {
    const speak = await openWords(language);
    const absent = { ...finding('a', 'offline'), status: 'notOffered', reason: null } as const;
    const card = (findings: Parameters<typeof drawCard>[0]['findings']) =>
      drawCard(
        {
          findings,
          platforms: [platform],
          manifests: [setting('a'), setting('b')],
          newSwitches: [],
          practice: false,
          language,
          commandFor: () => '',
        },
        speak,
        { colour: false, columns: 80 },
      );
    for (const findings of [[absent], [absent, finding('b', 'timeout')]])
      expect(card(findings)).not.toMatch(/privat/i);
    expect(card([finding('b', 'off')])).toMatch(/privat/i);
  },
);
