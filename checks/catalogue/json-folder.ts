import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const MOST_FILES = 200;
const MOST_BYTES = 64 * 1024;

/** A file that was left out, and why, in sentences for the person who wrote it. */
export interface Rejected {
  readonly file: string;
  readonly problems: readonly string[];
}

/** One file, parsed as JSON and no further. */
export interface JsonFile {
  readonly file: string;
  readonly content: unknown;
}

/** What was read, and what could not be. */
export interface ReadFiles {
  readonly files: readonly JsonFile[];
  readonly rejected: readonly Rejected[];
}

/**
 * The JSON files of a folder, by name, unparsed beyond JSON. A folder that isn't there is an empty one. Never throws:
 * it also returns what could not be read.
 */
export function readJsonFolder(
  folder: string,
  holds: 'checks' | 'pages' | 'index pages' = 'checks',
): ReadFiles {
  let names: string[];
  try {
    names = readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .toSorted();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return { files: [], rejected: [] };
    const problem = `The folder of your own ${holds} can’t be read (${codeOf(error)}). Allow Flipwatch to read it, or choose another folder.`;
    return { files: [], rejected: [{ file: folder, problems: [problem] }] };
  }
  const files: JsonFile[] = [];
  const rejected: Rejected[] = names.slice(MOST_FILES).map((file) => ({
    file,
    problems: [
      `It was not read: at most ${MOST_FILES} own ${holds} are loaded. Move some files out of the folder.`,
    ],
  }));
  for (const file of names.slice(0, MOST_FILES)) {
    const read = readJsonFile(join(folder, file));
    if ('problem' in read) rejected.push({ file, problems: [read.problem] });
    else files.push({ file, content: read.content });
  }
  return { files, rejected };
}

/** What one file holds as JSON, or a sentence that says why it can't be read. Never throws. */
export function readJsonFile(path: string): { readonly content: unknown } | { readonly problem: string } {
  try {
    const found = statSync(path);
    if (!found.isFile()) return { problem: 'It is not a plain file. Put the file itself there.' };
    if (found.size > MOST_BYTES) {
      return { problem: `It has ${found.size} bytes; a file has at most ${MOST_BYTES}. Shorten it.` };
    }
    return { content: withoutSchema(JSON.parse(readFileSync(path, 'utf8'))) };
  } catch (error) {
    if (error instanceof SyntaxError)
      return { problem: `It is not valid JSON: ${error.message}. Look for a missing comma or quote.` };
    return { problem: `It can’t be read (${codeOf(error)}). Allow Flipwatch to read it.` };
  }
}

/** `$schema` is for editors, and no part of the data. */
function withoutSchema(content: unknown): unknown {
  if (typeof content !== 'object' || content === null || !('$schema' in content)) return content;
  const { $schema, ...said } = content;
  return typeof $schema === 'string' ? said : content;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
