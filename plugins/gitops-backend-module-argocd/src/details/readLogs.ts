import {
  Deployment,
  LogEvent,
  LogQuery,
  ResourceNode,
} from '@backstage-gitops/plugin-gitops-common';
import { NotFoundError } from '@backstage/errors';
import { DetailsContext } from './DetailsContext';
import { followPodLogs } from './followPodLogs';
import { mergeStreams } from './mergeStreams';
import { readTree } from './readTree';
import { toUnreachableProblem } from './toUnreachableProblem';

/** Of more Pods at once Argo CD refuses the lines, unless `server.maxPodLogsToRender` says otherwise. */
const MAX_PODS = 10;

/**
 * Streams lines of the Pods of a Deployment: those of all in one stream, by their time; where there are too
 * many, those of the ten that say most.
 *
 * @throws NotFoundError for a Pod that the Deployment does not have.
 */
export async function* readLogs(
  deployment: Deployment,
  query: LogQuery,
  options: { context: DetailsContext; signal: AbortSignal },
): AsyncGenerator<LogEvent, void> {
  const { context } = options;
  const { nodes } = await readTree(deployment, context, options);
  const pods = selectPods(nodes, query);
  if (query.pod && pods.length === 0) {
    throw new NotFoundError(
      `The Deployment has no Pod ${query.pod}: it may be gone.`,
    );
  }
  const unreachable = toUnreachableProblem(deployment);
  if (unreachable) {
    yield { type: 'problem', problem: unreachable };
  } else if (pods.length === 0) {
    const message = 'The Deployment has no Pods now.';
    yield { type: 'problem', problem: { code: 'NoPods', message } };
  } else {
    yield* readPods(pods, { deployment, query, ...options });
  }
  if (!options.signal.aborted) yield { type: 'end' };
}

async function* readPods(
  pods: readonly ResourceNode[],
  options: {
    deployment: Deployment;
    query: LogQuery;
    context: DetailsContext;
    signal: AbortSignal;
  },
): AsyncGenerator<LogEvent, void> {
  const abort = new AbortController();
  const end = () => abort.abort(options.signal.reason);
  options.signal.addEventListener('abort', end, { once: true });
  if (options.signal.aborted) end();
  const follow = (pod: ResourceNode | undefined) =>
    followPodLogs(pod, { ...options, pods, signal: abort.signal });
  try {
    if (options.query.pod) {
      yield* follow(pods[0]);
    } else if (pods.length <= MAX_PODS) {
      yield* follow(undefined);
    } else {
      yield {
        type: 'problem',
        problem: {
          code: 'Incomplete',
          message: `There are ${pods.length} Pods: only lines of ${MAX_PODS} are shown. Choose one to see its own.`,
        },
      };
      yield* mergeStreams(pods.slice(0, MAX_PODS).map(follow));
    }
  } finally {
    options.signal.removeEventListener('abort', end);
    // Closes what is still open upstream.
    abort.abort(new Error('nobody reads any more'));
  }
}

/** Those that are not well first, then the youngest. */
function selectPods(
  nodes: readonly ResourceNode[],
  { pod, namespace }: LogQuery,
): ResourceNode[] {
  const toRank = ({ health }: ResourceNode) => (health === 'Healthy' ? 1 : 0);
  return nodes
    .filter(
      ({ ref, uid }) =>
        uid &&
        ref.group === '' &&
        ref.kind === 'Pod' &&
        (!pod || ref.name === pod) &&
        (!namespace || ref.namespace === namespace),
    )
    .sort(
      (left, right) =>
        toRank(left) - toRank(right) ||
        (right.createdAt ?? '').localeCompare(left.createdAt ?? ''),
    );
}
