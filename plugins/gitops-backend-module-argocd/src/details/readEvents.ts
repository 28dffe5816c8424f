import {
  Deployment,
  DeploymentEvents,
  EngineProblem,
  ResourceNode,
  ResourceRef,
} from '@backstage-gitops/plugin-gitops-common';
import { ArgocdEvent, readResourceEvents } from '../client/readResourceEvents';
import { selectEventful } from '../mapping/details/selectEventful';
import { toEvents } from '../mapping/details/toEvents';
import { DetailsContext } from './DetailsContext';
import { findNode } from './findNode';
import { readTree } from './readTree';
import { runAtOnce } from './runAtOnce';
import { toClusterRead } from './toClusterRead';
import { toProblem } from './toProblem';
import { toUnreachableProblem } from './toUnreachableProblem';

/** Argo CD asks the cluster anew for the Events of each resource. */
const MAX_RESOURCES = 20;
const AT_ONCE = 4;

/**
 * Reads the Events of the Application and of its resources, or of one of them.
 *
 * @param options - `resource`: only of this one
 * @throws NotFoundError when the Deployment has no such resource.
 */
export async function readEvents(
  deployment: Deployment,
  context: DetailsContext,
  options: { resource?: ResourceRef; signal: AbortSignal },
): Promise<DeploymentEvents> {
  const { resource, signal } = options;
  const { nodes } = await readTree(deployment, context, { signal });
  const read = toClusterRead(deployment, options);
  const { connection } = context;
  if (resource) {
    const node = findNode(nodes, resource);
    if (!node.uid) return { items: [], problems: [toAbsent(node)] };
    const events = await readResourceEvents(connection, {
      ...read,
      resource: { ...node.ref, uid: node.uid },
    });
    return { items: toEvents(events), problems: [] };
  }

  const unreachable = toUnreachableProblem(deployment);
  const eventful = selectEventful(nodes);
  const asked = unreachable ? [] : eventful.slice(0, MAX_RESOURCES);
  const results = await runAtOnce([undefined, ...asked], {
    atOnce: AT_ONCE,
    run: node =>
      readResourceEvents(connection, {
        ...read,
        ...(node && { resource: { ...node.ref, uid: node.uid! } }),
      }),
    signal,
  });
  const [own] = results;
  if (own.status === 'rejected' && results.every(isRejected)) throw own.reason;
  const events = results.flatMap(result =>
    result.status === 'fulfilled' ? result.value : [],
  );
  const left = eventful.length - asked.length;
  return {
    items: toEvents(events),
    problems: [
      ...(unreachable ? [unreachable] : []),
      ...toFailures(results, context),
      ...(left > 0 && !unreachable
        ? [
            {
              code: 'Incomplete',
              message: `Events of ${left} more resources are not shown: open one to see its own.`,
            },
          ]
        : []),
    ],
  };
}

function isRejected({ status }: PromiseSettledResult<ArgocdEvent[]>): boolean {
  return status === 'rejected';
}

/** What fails for one reason is told once. */
function toFailures(
  results: readonly PromiseSettledResult<ArgocdEvent[]>[],
  { connection }: DetailsContext,
): EngineProblem[] {
  const told = new Map<string, EngineProblem>();
  results.forEach((result, index) => {
    if (result.status === 'fulfilled') return;
    const problem = toProblem(result.reason, {
      subject: connection.subject,
      what:
        index === 0
          ? 'Events of the Application itself'
          : 'Events of some resources',
    });
    told.set(problem.message, problem);
  });
  return [...told.values()];
}

function toAbsent({ ref }: ResourceNode): EngineProblem {
  return {
    code: 'NotFound',
    message: `${ref.kind} ${ref.name} is not in the cluster, so it has no Events.`,
  };
}
