import {
  toEngineError,
  toEngineErrorOfResponse,
} from '@backstage-gitops/plugin-gitops-node';
import { createDeadline } from './createDeadline';
import { KubernetesConnection } from './KubernetesConnection';
import { readLines } from './readLines';
import { toObjectPath } from './toResourcePath';

const FIRST_BYTE_LIMIT_MS = 15_000;

/** Which lines of one container. */
export type PodLogQuery = {
  namespace: string;
  pod: string;
  container?: string;
  follow?: boolean;
  previous?: boolean;
  tailLines?: number;
  sinceSeconds?: number;
};

/**
 * Lines of one container as they come, each with the time the kubelet put before it. A log that does not
 * begin within 15 s fails; one that is followed may then be silent as long as it likes. What stands after
 * the last line break is a line as well: a container may end in the middle of one.
 *
 * @throws {@link EngineError}; status 400 when the container has not started, or never ran before.
 */
export async function* readPodLog(
  connection: KubernetesConnection,
  query: PodLogQuery,
  options: { signal: AbortSignal },
): AsyncGenerator<string, void, undefined> {
  const { namespace, pod, container, tailLines, sinceSeconds } = query;
  const ended = new AbortController();
  const signal = AbortSignal.any([options.signal, ended.signal]);
  const deadline = createDeadline(FIRST_BYTE_LIMIT_MS, {
    timing: connection.timing,
    signal,
  });
  try {
    const response = await connection.request(
      toObjectPath(
        { group: '', version: 'v1', plural: 'pods' },
        {
          namespace,
          name: pod,
          subresource: 'log',
          query: {
            container,
            timestamps: 'true',
            ...(query.follow && { follow: 'true' }),
            ...(query.previous && { previous: 'true' }),
            tailLines: tailLines?.toString(),
            sinceSeconds: sinceSeconds?.toString(),
          },
        },
      ),
      {
        // A compressing proxy would hold lines back until the stream ends.
        headers: { accept: '*/*', 'accept-encoding': 'identity' },
        signal: deadline.signal,
      },
    );
    deadline.cancel();
    if (!response.ok || !response.body) {
      response.body?.cancel().catch(() => {});
      throw toEngineErrorOfResponse(response, connection.subject);
    }
    yield* readLines(response.body, { signal, keepRest: true });
  } catch (error) {
    if (options.signal.aborted) return;
    throw toEngineError(error, connection.subject);
  } finally {
    deadline.cancel();
    ended.abort();
  }
}
