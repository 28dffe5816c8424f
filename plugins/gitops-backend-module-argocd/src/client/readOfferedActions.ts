import { z } from 'zod/v4';
import { ArgocdConnection } from './ArgocdConnection';
import { ClusterRead } from './ClusterRead';
import { readParsed } from './readParsed';
import { toClusterError } from './toClusterError';
import { ResourceAddress, toResourceQuery } from './toResourceQuery';
import { wire } from './wire';

const LIMIT_MS = 13_000;

const actionsSchema = z.object({
  actions: wire.list(
    z.object({
      name: z.string().min(1),
      displayName: wire.text,
      disabled: wire.flag,
      params: wire.list(
        z.object({
          name: z.string().min(1),
          type: wire.text,
          default: wire.text,
        }),
      ),
    }),
  ),
});

/** An action that Argo CD offers for a resource in its present state. */
export type OfferedAction = z.output<typeof actionsSchema>['actions'][number];

/** Reads what Argo CD can do to one resource; it reads the resource from its cluster for that. */
export async function readOfferedActions(
  connection: ArgocdConnection,
  options: ClusterRead & { resource: ResourceAddress },
): Promise<OfferedAction[]> {
  const { application, resource, cluster, signal } = options;
  try {
    const { actions } = await readParsed(
      connection,
      {
        path: ['applications', application.name, 'resource', 'actions'],
        query: toResourceQuery({ application, resource }),
        signal,
        limitMs: LIMIT_MS,
        what: `the actions of ${resource.kind} ${resource.name}`,
      },
      actionsSchema,
    );
    return actions;
  } catch (error) {
    throw toClusterError(error, { subject: connection.subject, cluster });
  }
}
