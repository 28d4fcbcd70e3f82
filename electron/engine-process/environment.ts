type Environment = Readonly<Record<string, string | undefined>>;

/** What any program on its system needs to find its home and a place for what is passing. */
const needed = /^(SystemRoot|windir|TEMP|TMP|TMPDIR|HOME|USERPROFILE|LOCALAPPDATA|APPDATA|TZ)$/i;

/** What would change how Node, Electron or Playwright themselves run. */
const meddling = /^(NODE_|ELECTRON_|PW|PLAYWRIGHT|DEBUG)/i;

const those = (env: Environment, wanted: (name: string) => boolean): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      value !== undefined && wanted(name) ? [[name, value]] : [],
    ),
  );

/** For an engine that drives a window of the app: next to nothing. */
export const minimalEnv = (env: Environment): Record<string, string> =>
  those(env, (name) => needed.test(name));

/** For an engine that starts a browser: the browser has to find the person's screen, key ring and language. */
export const sanitizedEnv = (env: Environment): Record<string, string> =>
  those(env, (name) => !meddling.test(name));
