import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { fromRoot } from '../../build/run/places.mjs';

/** What signs releases: who sees a secret, what runs beside it, and what says afterwards where the files came from. */
const stepSchema = z.strictObject({
  name: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  if: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
  env: z.record(z.string(), z.unknown()).optional(),
});
const jobSchema = z.looseObject({
  needs: z.union([z.string(), z.array(z.string())]).optional(),
  if: z.string().optional(),
  environment: z.string().optional(),
  permissions: z.record(z.string(), z.string()).optional(),
  env: z.record(z.string(), z.unknown()).optional(),
  steps: z.array(stepSchema),
});
const workflowSchema = z.looseObject({
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.string()),
  env: z.record(z.string(), z.unknown()).optional(),
  jobs: z.record(z.string(), jobSchema),
});
type Workflow = z.infer<typeof workflowSchema>;

const folder = fromRoot('.github', 'workflows');
const workflows = readdirSync(folder).map((name): [string, Workflow] => [
  name,
  workflowSchema.parse(parse(readFileSync(`${folder}/${name}`, 'utf8'))),
]);
const release = workflows.find(([name]) => name === 'release.yml')?.[1];
if (release === undefined) throw new Error('There is no workflow for releases.');
const { check, installers } = release.jobs;
if (check === undefined || installers === undefined) throw new Error('A job of the release is gone.');

const secret = /\bsecrets\b/;
const holdsSecret = (part: unknown): boolean => secret.test(JSON.stringify(part ?? null));

describe('secrets', () => {
  it('are seen by one step of one job, in its environment, and nowhere else', () => {
    const places = workflows.flatMap(([name, { jobs, ...rest }]) => [
      ...(holdsSecret(rest) ? [name] : []),
      ...Object.entries(jobs).flatMap(([job, { steps, ...about }]) => [
        ...(holdsSecret(about) ? [`${name} ${job}`] : []),
        ...steps.flatMap((step, at) => (holdsSecret(step) ? [`${name} ${job} ${at}`] : [])),
      ]),
    ]);
    const packing = installers.steps.findIndex(({ run }) => run === 'npm run package -- --all');
    expect(places).toEqual([`release.yml installers ${packing}`]);
    const { env, ...step } = installers.steps[packing] ?? {};
    expect(holdsSecret(env)).toBe(true);
    expect(holdsSecret(step)).toBe(false);
  });

  it('are kept in the environment “release”, which no other job enters', () => {
    const entered = workflows.flatMap(([name, { jobs }]) =>
      Object.entries(jobs).flatMap(([job, { environment }]) =>
        environment ? [`${name} ${job} ${environment}`] : [],
      ),
    );
    expect(entered).toEqual(['release.yml installers release']);
  });

  it('are for tags of versions alone, also where the workflow is started by hand', () => {
    expect(installers.if).toBe("startsWith(github.ref, 'refs/tags/v')");
    expect(Object.keys(release.on).toSorted()).toEqual(['push', 'workflow_dispatch']);
    expect(release.on.push).toEqual({ tags: ['v*'] });
    for (const [name, { on }] of workflows)
      expect(Object.keys(on), name).not.toContain('pull_request_target');
  });
});

describe('beside the secrets', () => {
  it('nothing is installed with its scripts, nothing is checked, and nothing comes out of a cache', () => {
    const commands = installers.steps.flatMap(({ run }) => (run === undefined ? [] : [run]));
    expect(commands).toEqual(['npm ci --ignore-scripts', 'npm run package -- --all']);
    for (const { with: given } of installers.steps) expect(given ?? {}).not.toHaveProperty('cache');
    expect([installers.needs].flat()).toEqual(['check']);
    expect(check.steps.map(({ run }) => run)).toEqual(expect.arrayContaining(['npm ci', 'npm run check']));
  });

  it('no words of strangers become part of a command', () => {
    for (const [name, { jobs }] of workflows)
      for (const { steps } of Object.values(jobs))
        for (const { run } of steps) expect(run ?? '', name).not.toContain('${{');
  });

  it('no step keeps the right to write to the repository', () => {
    for (const [name, { jobs }] of workflows)
      for (const { steps } of Object.values(jobs))
        for (const { uses, with: given } of steps)
          if (uses?.startsWith('actions/checkout@')) expect(given?.['persist-credentials'], name).toBe(false);
  });
});

describe('where an installer came from', () => {
  const attest = installers.steps.find(({ uses }) => uses?.startsWith('actions/attest-build-provenance@'));
  const upload = installers.steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact@'));
  const filesOf = (text: unknown) =>
    z
      .string()
      .parse(text)
      .split('\n')
      .filter((line) => line.startsWith('dist/'));

  it('is attested for all that is handed on from dist/, after it was made and before it is handed on', () => {
    expect(attest).toBeDefined();
    expect(filesOf(attest?.with?.['subject-path'])).toEqual(filesOf(upload?.with?.path));
    expect(filesOf(upload?.with?.path).length).toBeGreaterThan(5);
    const order = [
      installers.steps.findIndex(({ run }) => run?.startsWith('npm run package')),
      attest === undefined ? -1 : installers.steps.indexOf(attest),
      upload === undefined ? -1 : installers.steps.indexOf(upload),
    ];
    expect(order).toEqual(order.toSorted((one, other) => one - other));
    expect(order).not.toContain(-1);
  });

  it('may be said by that job alone, and it may write nothing else', () => {
    const rights = workflows.flatMap(([name, { permissions, jobs }]) => [
      [name, permissions] as const,
      ...Object.entries(jobs).flatMap(([job, { permissions: own }]) =>
        own === undefined ? [] : [[`${name} ${job}`, own] as const],
      ),
    ]);
    const writing = rights.flatMap(([place, one]) =>
      Object.entries(one).flatMap(([right, how]) => (how === 'read' ? [] : [`${place} ${right}: ${how}`])),
    );
    expect(writing).toEqual([
      'release.yml installers id-token: write',
      'release.yml installers attestations: write',
    ]);
  });
});
