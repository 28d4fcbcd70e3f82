import { expect, test } from 'vitest';
import { fromEngineSchema } from '../../electron/engine-process/messages.ts';

const picture = (check: string) => ({ kind: 'picture', id: 1, check, png: new Uint8Array([1]) });

test('a picture is taken for a check, and for nothing that leads out of its folder', () => {
  expect(fromEngineSchema.safeParse(picture('linkedin.ai-training')).success).toBe(true);
  for (const check of ['../../flipwatch', 'linkedin.a/../../b', '/etc/passwd', 'C:\\x.y', '.ssh', ''])
    expect(fromEngineSchema.safeParse(picture(check)).success, check).toBe(false);
});
