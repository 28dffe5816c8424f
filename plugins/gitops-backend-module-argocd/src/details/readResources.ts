import {
  Deployment,
  EngineProblem,
  ResourceNode,
  ResourceTree,
} from '@backstage-gitops/plugin-gitops-common';
import { readResourceEvents } from '../client/readResourceEvents';
import { addEventError } from '../mapping/details/addEventError';
import { addLiveObject } from '../mapping/details/addLiveObject';
import { selectTelling } from '../mapping/details/selectTelling';
import { DetailsContext } from './DetailsContext';
import { readLiveObject } from './readLiveObject';
import { readTree } from './readTree';
import { runAtOnce } from './runAtOnce';
import { toClusterRead } from './toClusterRead';
import { toProblem } from './toProblem';
import { toUnreachableProblem } from './toUnreachableProblem';

/** So many objects are read themselves, for what the tree does not tell. */
const MAX_LIVE = 10;
const AT_ONCE = 4;

/**
 * Reads everything a Deployment consists of. A few objects, of kinds of which the tree says too little, are
 * read themselves; the tree stands where that fails.
 */
export async function readResources(
  deployment: Deployment,
  context: DetailsContext,
  options: { signal: AbortSignal },
): Promise<ResourceTree> {
  const { nodes, problems } = await readTree(deployment, context, options);
  const unreachable = toUnreachableProblem(deployment);
  if (unreachable) return { nodes, problems: [unreachable, ...problems] };

  const telling = selectTelling(nodes);
  const read = telling.slice(0, MAX_LIVE);
  const results = await runAtOnce(read, {
    atOnce: AT_ONCE,
    run: node => readDeeper(node, { deployment, context, nodes, ...options }),
    signal: options.signal,
  });
  const deeper = new Map<string, ResourceNode>();
  const failures = new Map<string, EngineProblem>();
  results.forEach((result, index) => {
    if (result.status === 'fulfilled') deeper.set(read[index].id, result.value);
    else {
      const { kind, name } = read[index].ref;
      const problem = toProblem(result.reason, {
        subject: context.connection.subject,
        what: toWhat(result.reason, `${kind} ${name}`),
      });
      // What fails for one reason is told once.
      failures.set(toKey(problem), failures.get(toKey(problem)) ?? problem);
    }
  });
  const unread = telling.length - read.length;
  return {
    nodes: nodes.map(node => deeper.get(node.id) ?? node),
    problems: [
      ...problems,
      ...failures.values(),
      ...(unread > 0
        ? [
            {
              code: 'Incomplete',
              message: `Of ${unread} more resources only what the tree tells is shown: open one to see all of it.`,
            },
          ]
        : []),
    ],
  };
}

/** A cluster that does not answer has nothing to do with the object that was asked for. */
function toWhat(reason: unknown, object: string): string {
  const isOfCluster =
    reason instanceof Error && /the cluster /i.test(reason.message);
  return isOfCluster ? 'What its objects themselves say' : object;
}

function toKey({ code, message }: EngineProblem): string {
  return `${code} ${message}`;
}

async function readDeeper(
  node: ResourceNode,
  options: {
    deployment: Deployment;
    context: DetailsContext;
    nodes: readonly ResourceNode[];
    signal: AbortSignal;
  },
): Promise<ResourceNode> {
  const { deployment, context, nodes } = options;
  const live = await readLiveObject(node, options);
  const deeper = addLiveObject(node, live, nodes);
  const isFailing =
    deeper.specifics?.type === 'externalSecret' && !deeper.specifics.synced;
  if (!isFailing || !node.uid) return deeper;
  try {
    const events = await readResourceEvents(context.connection, {
      ...toClusterRead(deployment, options),
      resource: { ...node.ref, uid: node.uid },
    });
    return addEventError(deeper, events);
  } catch (error) {
    if (options.signal.aborted) throw error;
    return deeper;
  }
}
