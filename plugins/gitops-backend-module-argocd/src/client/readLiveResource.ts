import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { ApplicationAddress } from './ArgocdClient';
import { ArgocdAnswer, ArgocdConnection } from './ArgocdConnection';
import { ClusterAnswer } from './ClusterAnswer';
import { LiveResource } from './selectProbeResource';
import { toClusterFailure } from './toClusterFailure';

/** Argo CD gives up on a cluster that hangs after 10 s (recordings, `resource-cluster-hanging`). */
const LIMIT_MS = 13_000;
/** Asked only to tell who hung: Argo CD or the cluster. */
const ALIVE_LIMIT_MS = 5_000;
/** A resource of the kinds we read is small; what is larger is a ConfigMap that answers as well. */
const MAX_BYTES = 4 * 1024 * 1024;

/** How Argo CD begins what its read of the cluster ended with, not what it did before. */
const OF_CLUSTER = /error getting (?:resource|application cluster config)\b/;

/**
 * Asks Argo CD for one resource as it is in its cluster now: the only thing that fails when a cluster is
 * dead (recordings 1). What is answered is thrown away.
 *
 * What the answers mean:
 * - 200, and any refusal that the *cluster* wrote (404 of a resource that is gone, 403 of its access
 *   rules, 429): its API server answered.
 * - 401 that the cluster wrote: it answers, but not to Argo CD any more. What is shown of it is as old as if
 *   it were dead.
 * - 500 and above after `error getting resource:`: it does not answer, or its credentials cannot be had.
 * - 400, 403 and 404 that Argo CD wrote itself (`permission denied`, an Application or a resource it does
 *   not know): says nothing about the cluster. Neither does a failure of Argo CD or of its own parts, such
 *   as its cache.
 *
 * @param connection - the Argo CD
 * @param options - `application`: one that manages the resource
 */
export async function readLiveResource(
  connection: ArgocdConnection,
  options: {
    application: ApplicationAddress;
    resource: LiveResource;
    signal: AbortSignal;
  },
): Promise<ClusterAnswer> {
  const { application, resource, signal } = options;
  try {
    const answer = await connection.readAnswer({
      path: ['applications', application.name, 'resource'],
      query: {
        appNamespace: application.namespace,
        project: application.project,
        namespace: resource.namespace || undefined,
        resourceName: resource.name,
        version: resource.version,
        group: resource.group || undefined,
        kind: resource.kind,
      },
      signal,
      limitMs: LIMIT_MS,
      maxBytes: MAX_BYTES,
      isOurs: text => !OF_CLUSTER.test(text),
    });
    return toClusterAnswer(answer);
  } catch (error) {
    if (signal.aborted) throw error;
    const isHanging = error instanceof EngineError && error.code === 'TimedOut';
    return isHanging && (await isAlive(connection, signal))
      ? toUnreached('did not answer in time', 'no answer in time')
      : { answer: 'unasked' };
  }
}

function toClusterAnswer({
  status,
  text,
  isJson,
}: ArgocdAnswer): ClusterAnswer {
  if (status === 200) {
    return { answer: isJson ? 'reached' : 'unasked' };
  }
  if (OF_CLUSTER.test(text)) {
    if (status === 401) return toUnreached('Unauthorized', text);
    return status < 500 ? { answer: 'reached' } : toUnreached(text, text);
  }
  const isAboutThis = status === 400 || status === 403 || status === 404;
  return { answer: isJson && isAboutThis ? 'refused' : 'unasked' };
}

function toUnreached(text: string, cause: string): ClusterAnswer {
  return { answer: 'unreached', ...toClusterFailure(text), cause };
}

async function isAlive(
  connection: ArgocdConnection,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const { status } = await connection.readAnswer({
      path: ['session', 'userinfo'],
      signal,
      limitMs: ALIVE_LIMIT_MS,
      maxBytes: MAX_BYTES,
    });
    return status === 200;
  } catch {
    return false;
  }
}
