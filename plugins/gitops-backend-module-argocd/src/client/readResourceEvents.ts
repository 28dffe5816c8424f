import { z } from 'zod/v4';
import { ArgocdConnection } from './ArgocdConnection';
import { ClusterRead } from './ClusterRead';
import { parseItems } from './parseItems';
import { readParsed } from './readParsed';
import { toClusterError } from './toClusterError';
import { wire } from './wire';

const LIMIT_MS = 13_000;

const { text, list, part } = wire;

const eventSchema = z.object({
  metadata: z.object({
    uid: text,
    name: text,
    namespace: text,
    creationTimestamp: text,
  }),
  involvedObject: z.object({
    apiVersion: text,
    kind: z.string(),
    namespace: text,
    name: z.string(),
  }),
  type: text,
  reason: text,
  message: text,
  count: z.number().nullish(),
  firstTimestamp: text,
  lastTimestamp: text,
  /** Of events of the newer API, which have neither of the two before. */
  eventTime: text,
  series: part(
    z.object({ count: z.number().nullish(), lastObservedTime: text }),
  ),
  source: part(z.object({ component: text })),
  reportingComponent: text,
});

/** A Kubernetes Event as Argo CD passes it on. */
export type ArgocdEvent = z.output<typeof eventSchema>;

/**
 * Reads the Events of one resource, or of the Application itself.
 *
 * @param options - `resource`: whose; Argo CD finds it by its uid only (recordings, `events-pod`), and is not
 *   asked about one without
 */
export async function readResourceEvents(
  connection: ArgocdConnection,
  options: ClusterRead & {
    resource?: { namespace?: string; name: string; uid: string };
  },
): Promise<ArgocdEvent[]> {
  const { application, resource, cluster, signal } = options;
  try {
    const { items } = await readParsed(
      connection,
      {
        path: ['applications', application.name, 'events'],
        query: {
          appNamespace: application.namespace,
          project: application.project,
          resourceNamespace: resource?.namespace,
          resourceName: resource?.name,
          resourceUID: resource?.uid,
        },
        signal,
        limitMs: LIMIT_MS,
        what: 'Events',
      },
      z.object({ items: list(z.unknown()) }),
    );
    return await parseItems(items, eventSchema);
  } catch (error) {
    // Events of the Application itself are in the cluster of Argo CD.
    throw resource
      ? toClusterError(error, { subject: connection.subject, cluster })
      : error;
  }
}
