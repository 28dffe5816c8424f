import { z } from 'zod/v4';
import { ApplicationAddress } from './ArgocdClient';
import { ArgocdConnection } from './ArgocdConnection';
import { readParsed } from './readParsed';
import { wire } from './wire';

const LIMIT_MS = 15_000;

const { text, words, list, part } = wire;
const optionalWords = z
  .array(z.string())
  .nullish()
  .transform(value => value ?? []);

const reference = z.object({
  group: text,
  version: text,
  kind: z.string(),
  namespace: text,
  name: z.string(),
  uid: text,
});

const node = reference.extend({
  parentRefs: list(reference),
  info: list(z.object({ name: z.string(), value: text })),
  networkingInfo: part(z.object({ externalURLs: optionalWords })),
  images: words,
  health: part(z.object({ status: text, message: text })),
  createdAt: text,
});

/** Nodes that nobody of the Application owns (`orphanedNodes`) are none of it. */
const treeSchema = z.object({ nodes: list(node) });

/** One object in the tree of an Application. Without a uid it is named by Git only: it is missing. */
export type ArgocdNode = z.output<typeof node>;

/**
 * Reads all that an Application consists of, down to its Pods, as Argo CD saw it last. It answers from its
 * cache, also when the cluster is dead (recordings, `resource-tree-cluster-down`).
 */
export async function readResourceTree(
  connection: ArgocdConnection,
  options: { application: ApplicationAddress; signal: AbortSignal },
): Promise<ArgocdNode[]> {
  const { name, namespace, project } = options.application;
  const { nodes } = await readParsed(
    connection,
    {
      path: ['applications', name, 'resource-tree'],
      query: { appNamespace: namespace, project },
      signal: options.signal,
      limitMs: LIMIT_MS,
      what: `the resources of the Application ${name}`,
    },
    treeSchema,
  );
  return nodes;
}
