import {
  Deployment,
  EngineProblem,
  ResourceNode,
} from '@backstage-gitops/plugin-gitops-common';
import { ApplicationDetail } from '../client/ApplicationDetail';
import { readApplicationDetail } from '../client/readApplicationDetail';
import { readResourceTree } from '../client/readResourceTree';
import { toResourceTree } from '../mapping/details/toResourceTree';
import { DetailsContext } from './DetailsContext';
import { toApplicationAddress } from './toApplicationAddress';
import { toProblem } from './toProblem';

/** A tree, and the Application it is of when that could be read beside it. */
export type ReadTree = {
  nodes: ResourceNode[];
  application?: ApplicationDetail;
  problems: EngineProblem[];
};

/**
 * Reads the tree and the Application. One stands without the other.
 *
 * @throws EngineError when neither can be read.
 */
export async function readTree(
  deployment: Deployment,
  context: DetailsContext,
  { signal }: { signal: AbortSignal },
): Promise<ReadTree> {
  const { connection } = context;
  const options = { application: toApplicationAddress(deployment), signal };
  const [tree, application] = await Promise.allSettled([
    readResourceTree(connection, options),
    readApplicationDetail(connection, options),
  ]);
  signal.throwIfAborted();
  const { subject } = connection;
  if (application.status === 'rejected' && tree.status === 'rejected') {
    throw application.reason;
  }
  const problems: EngineProblem[] = [];
  if (tree.status === 'rejected') {
    const what = 'What its resources made, down to the Pods,';
    problems.push(toProblem(tree.reason, { subject, what }));
  }
  if (application.status === 'rejected') {
    const what = 'Which resources are in sync';
    problems.push(toProblem(application.reason, { subject, what }));
  }
  const detail =
    application.status === 'fulfilled' ? application.value : undefined;
  return {
    nodes: toResourceTree(
      tree.status === 'fulfilled' ? tree.value : [],
      detail,
    ),
    application: detail,
    problems,
  };
}
