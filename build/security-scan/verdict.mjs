/**
 * What the scanner says, as far as we look at it.
 * @typedef {{ id: string, file: string, sample?: string, location?: { line: number } }} Issue
 * @typedef {{ file: string, message: string }} Unread
 */

/** A file that the scanner must find fault with. Where it doesn't, its silence about the rest is worth nothing. */
export const planted = {
  file: 'electron/planted-fault.ts',
  text: `import { BrowserWindow } from 'electron';
export function open() {
  return new BrowserWindow({
    webPreferences: { nodeIntegration: true },
  });
}
`,
  finding: 'NODE_INTEGRATION_JS_CHECK',
};

/**
 * Findings that were looked at and are none, by the check's name, the file, and words of the line. SECURITY.md says why for each.
 */
export const lookedAt = [
  { id: 'CSP_GLOBAL_CHECK', file: 'N/A', line: '' },
  { id: 'ELECTRON_VERSION_JSON_CHECK', file: 'package.json', line: '' },
  { id: 'OPEN_EXTERNAL_JS_CHECK', file: 'electron/process/open-external.ts', line: 'shell.openExternal(' },
  { id: 'PRELOAD_JS_CHECK', file: 'electron/desktop/main-window.ts', line: 'this.options.preload' },
  ...['electron/embedded-browser/hidden-window.ts', 'electron/embedded-browser/shown-window.ts'].flatMap(
    (file) => [
      { id: 'CONTEXT_ISOLATION_JS_CHECK', file, line: 'new Browser' },
      { id: 'SANDBOX_JS_CHECK', file, line: 'new Browser' },
      { id: 'AUXCLICK_JS_CHECK', file, line: 'new Browser' },
    ],
  ),
  { id: 'AUXCLICK_JS_CHECK', file: 'electron/desktop/save-report.ts', line: 'new Browser' },
  { id: 'AUXCLICK_JS_CHECK', file: 'electron/desktop/main-window.ts', line: 'new Browser' },
];

/**
 * What is wrong, in lines for people; none: clean.
 * @param {{ issues: readonly Issue[], errors: readonly Unread[] }} said
 * @param {typeof lookedAt} known
 * @returns {string[]}
 */
export function verdict({ issues, errors }, known = lookedAt) {
  const ours = issues.filter(({ file }) => file !== planted.file);
  /** @param {Issue} issue @param {(typeof lookedAt)[number]} one */
  const isKnown = (issue, one) =>
    issue.id === one.id && issue.file === one.file && (issue.sample ?? '').includes(one.line);
  return [
    ...(issues.some(({ id, file }) => id === planted.finding && file === planted.file)
      ? []
      : ['The scanner did not find the fault that was planted for it: what else it says is worth nothing.']),
    ...errors.map(({ file, message }) => `Not read: ${file} (${message})`),
    ...ours
      .filter((issue) => !known.some((one) => isKnown(issue, one)))
      .map(({ id, file, location, sample }) => `${file}:${location?.line ?? 0}  ${id}  ${sample ?? ''}`),
    ...known
      .filter((one) => !ours.some((issue) => isKnown(issue, one)))
      .map(
        ({ id, file }) => `No longer found, so take it off the list of what was looked at: ${id} in ${file}`,
      ),
  ];
}
