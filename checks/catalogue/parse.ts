import * as z from 'zod';
import { ENGINE_VERSION, type Manifest, manifestSchema } from '../model/index.ts';
import { explainProblems } from './explain.ts';
import { joinPage, type Pages } from './join-page.ts';

/** A manifest, or what is wrong with it in sentences. */
export type ParsedManifest = { readonly manifest: Manifest } | { readonly problems: string[] };

/** Read first: a manifest for a newer engine may have fields that this one can't judge. */
const engineOnly = z.looseObject({ engine: z.number() });

/** One manifest, from whatever a file held, with the facts of the page that it names. Never throws. */
export function parseManifest(content: unknown, pages: Pages = new Map()): ParsedManifest {
  const wanted = engineOnly.safeParse(content);
  if (wanted.success && wanted.data.engine > ENGINE_VERSION) {
    return {
      problems: [
        `engine: this check needs version ${wanted.data.engine} of the engine; this Flipwatch understands up to ${ENGINE_VERSION}. It is left out until Flipwatch is updated.`,
      ],
    };
  }
  const joined = joinPage(content, pages);
  if ('problems' in joined) return joined;
  const parsed = manifestSchema.safeParse(joined.content, { reportInput: true });
  return parsed.success ? { manifest: parsed.data } : { problems: explainProblems(parsed.error) };
}
