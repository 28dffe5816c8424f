import {
  EngineError,
  toEngineError,
  toEngineErrorOfResponse,
} from '@backstage-gitops/plugin-gitops-node';
import { createDeadline } from './createDeadline';
import { KubernetesConnection } from './KubernetesConnection';
import { KubernetesResource, KubernetesSelection } from './KubernetesResource';
import { createInvalidResponseError } from './exchangeJson';
import { readLines } from './readLines';
import { toResourcePath } from './toResourcePath';
import { watchLineSchema } from './wire/watchLineSchema';

/** Longer than the server's own end, so that only a dead connection runs into it. */
const GRACE_MS = 20_000;
const METADATA_WATCH =
  'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1';

/** What a watch tells. An `error` is its last event; without one it ended as agreed. */
export type KubernetesWatchEvent =
  | { type: 'open' }
  | { type: 'changed' | 'deleted'; object: unknown; resourceVersion: string }
  | { type: 'bookmark'; resourceVersion: string }
  | { type: 'error'; error: EngineError };

/**
 * Watches a kind from a point in time, for at most `timeoutSeconds`, after which the server ends it.
 * A quiet stream is fine (bookmarks come only for kinds where something happens somewhere); one that
 * outlives its end by 20 s is dead. Failures are events, never thrown; an abort just ends.
 *
 * @remarks The shape of `KubernetesWatcher` in `@backstage/plugin-kubernetes-node`, which has no
 * implementation yet.
 */
export async function* watchResource(
  connection: KubernetesConnection,
  resource: KubernetesResource,
  options: {
    selection: KubernetesSelection;
    resourceVersion: string;
    timeoutSeconds: number;
    signal?: AbortSignal;
  },
): AsyncGenerator<KubernetesWatchEvent, void, undefined> {
  const { selection, resourceVersion, timeoutSeconds, signal } = options;
  const deadline = createDeadline(timeoutSeconds * 1000 + GRACE_MS, {
    timing: connection.timing,
    signal,
  });
  try {
    const path = toResourcePath(resource, {
      selection,
      query: {
        watch: '1',
        allowWatchBookmarks: 'true',
        resourceVersion,
        timeoutSeconds: String(timeoutSeconds),
      },
    });
    const response = await connection.request(path, {
      headers: {
        accept: selection.metadataOnly ? METADATA_WATCH : 'application/json',
        // A compressing proxy would hold events back until the stream ends.
        'accept-encoding': 'identity',
      },
      signal: deadline.signal,
    });
    if (!response.ok || !response.body) {
      response.body?.cancel().catch(() => {});
      throw toEngineErrorOfResponse(response, connection.subject);
    }
    yield { type: 'open' };
    for await (const line of readLines(response.body, {
      signal: deadline.signal,
    })) {
      const event = parseLine(connection, line);
      yield event;
      if (event.type === 'error') return;
    }
  } catch (error) {
    if (!signal?.aborted) {
      yield { type: 'error', error: toWatchError(connection, error) };
    }
  } finally {
    deadline.cancel();
  }
}

function parseLine(
  connection: KubernetesConnection,
  line: string,
): KubernetesWatchEvent {
  const { type, object } = watchLineSchema.parse(JSON.parse(line));
  if (type === 'ERROR') {
    const status = object.code ?? 500;
    return {
      type: 'error',
      error: toEngineErrorOfResponse(
        { status, headers: new Headers() },
        connection.subject,
      ),
    };
  }
  const { resourceVersion } = object.metadata;
  switch (type) {
    case 'BOOKMARK':
      return { type: 'bookmark', resourceVersion };
    case 'DELETED':
      return { type: 'deleted', object, resourceVersion };
    default:
      return { type: 'changed', object, resourceVersion };
  }
}

function toWatchError(
  connection: KubernetesConnection,
  error: unknown,
): EngineError {
  const isGarbage =
    error instanceof SyntaxError ||
    error instanceof RangeError ||
    (error instanceof Error && error.name === 'ZodError');
  return isGarbage
    ? createInvalidResponseError(connection, error)
    : toEngineError(error, connection.subject);
}
