import { z } from 'zod/v4';
import { ApplicationAddress } from './ArgocdClient';
import { ArgocdConnection } from './ArgocdConnection';
import { readParsed } from './readParsed';
import { wire } from './wire';

/** A cache that was emptied is filled by comparing anew, which takes its time. */
const LIMIT_MS = 20_000;

const { text, flag, list } = wire;

/** A Kubernetes object. */
export type Manifest = Record<string, unknown>;

/** JSON inside of JSON; an object that is not there is the text `null`. */
const state = text.transform((value, context): Manifest | undefined => {
  if (value === undefined) return undefined;
  try {
    const parsed: unknown = JSON.parse(value);
    if (parsed === null) return undefined;
    const object = z.record(z.string(), z.unknown()).safeParse(parsed);
    if (object.success) return object.data;
  } catch {
    // told below
  }
  context.addIssue({ code: 'custom', message: 'is no JSON object' });
  return z.NEVER;
});

const resourceSchema = z.object({
  group: text,
  kind: z.string(),
  namespace: text,
  name: z.string(),
  hook: flag,
  modified: flag,
  /** What Git says. */
  targetState: state,
  /** What is in the cluster. */
  liveState: state,
  /** The same without what is not compared: status, and what `ignoreDifferences` names. */
  normalizedLiveState: state,
  /** What would be in the cluster after a sync, without the same. */
  predictedLiveState: state,
});
const namedSchema = z.object({
  group: text,
  kind: z.string(),
  namespace: text,
  name: z.string(),
});
const answerSchema = z.object({ items: list(z.unknown()) });

/** One resource as Git wants it and as it is. Values of Secrets are masked by Argo CD already. */
export type ManagedResource = z.output<typeof resourceSchema>;

/** What {@link readManagedResources} found. */
export type ManagedResources = {
  resources: ManagedResource[];
  /** Those that came malformed. */
  unreadable: z.output<typeof namedSchema>[];
};

/**
 * Reads what Git asks for beside what is there. Argo CD answers from its cache, also when the cluster is dead
 * (recordings, `managed-resources-cluster-down`). Nothing at all is `{}`.
 */
export async function readManagedResources(
  connection: ArgocdConnection,
  options: { application: ApplicationAddress; signal: AbortSignal },
): Promise<ManagedResources> {
  const { name, namespace, project } = options.application;
  const { items } = await readParsed(
    connection,
    {
      path: ['applications', name, 'managed-resources'],
      query: { appNamespace: namespace, project },
      signal: options.signal,
      limitMs: LIMIT_MS,
      what: `the differences of the Application ${name}`,
    },
    answerSchema,
  );
  const found: ManagedResources = { resources: [], unreadable: [] };
  for (const item of items) {
    const parsed = resourceSchema.safeParse(item);
    const named = namedSchema.safeParse(item);
    if (parsed.success) found.resources.push(parsed.data);
    else if (named.success) found.unreadable.push(named.data);
  }
  return found;
}
