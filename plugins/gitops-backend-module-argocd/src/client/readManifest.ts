import { z } from 'zod/v4';
import { ArgocdConnection } from './ArgocdConnection';
import { ClusterRead } from './ClusterRead';
import { Manifest } from './readManagedResources';
import { readParsed } from './readParsed';
import { toClusterError } from './toClusterError';
import { ResourceAddress, toResourceQuery } from './toResourceQuery';

/** Argo CD gives up on a cluster that hangs after 10 s (recordings, `resource-cluster-hanging`). */
const LIMIT_MS = 13_000;

const answerSchema = z.object({
  manifest: z.string().transform((value, context): Manifest => {
    try {
      return z.record(z.string(), z.unknown()).parse(JSON.parse(value));
    } catch {
      context.addIssue({ code: 'custom', message: 'is no JSON object' });
      return z.NEVER;
    }
  }),
});

/**
 * Reads one resource of an Application as it is in its cluster now. Argo CD masks the values of a Secret.
 *
 * @throws EngineError `NotFound` when the cluster has no such resource; one that names the cluster when that
 *   does not answer.
 */
export async function readManifest(
  connection: ArgocdConnection,
  options: ClusterRead & { resource: ResourceAddress },
): Promise<Manifest> {
  const { application, resource, cluster, signal } = options;
  try {
    const { manifest } = await readParsed(
      connection,
      {
        path: ['applications', application.name, 'resource'],
        query: toResourceQuery({ application, resource }),
        signal,
        limitMs: LIMIT_MS,
        what: `${resource.kind} ${resource.name}`,
      },
      answerSchema,
    );
    return manifest;
  } catch (error) {
    throw toClusterError(error, { subject: connection.subject, cluster });
  }
}
