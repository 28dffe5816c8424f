import { NotFoundError } from '@backstage/errors';
import {
  Deployment,
  ResourceRef,
  toResourceId,
} from '@backstage-gitops/plugin-gitops-common';
import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { KubernetesResource } from '../client';
import { ClusterReader } from './ClusterReader';
import { DetailsContext } from './DetailsContext';
import { readTree } from './readTree';

/** What can be done to which kinds without Flux, by `<group>/<Kind>`. */
const ACTIONS: Readonly<Record<string, WorkloadAction>> = {
  'apps/Deployment': 'restart',
  'apps/StatefulSet': 'restart',
  'apps/DaemonSet': 'restart',
  'batch/CronJob': 'create-job',
};

/** `create-job` as Argo CD calls it: a Job of a CronJob, now. */
export type WorkloadAction = 'restart' | 'create-job';

/** A workload of a Deployment, on the cluster it runs on. */
export type Workload = {
  reader: ClusterReader;
  resource: KubernetesResource;
  namespace?: string;
  name: string;
  /** `Deployment checkout-api` */
  title: string;
  /** What can be done to it. */
  action: WorkloadAction;
};

/**
 * Finds a workload among the resources of a Deployment: what is not of it cannot be acted on through it.
 *
 * @returns undefined when the resource is no workload that can be acted on.
 * @throws NotFoundError when the Deployment has no such resource; EngineError when it cannot be read.
 */
export async function findWorkload(
  context: DetailsContext,
  deployment: Deployment,
  options: { ref: ResourceRef; signal: AbortSignal },
): Promise<Workload | undefined> {
  const { ref, signal } = options;
  const action = ACTIONS[`${ref.group}/${ref.kind}`];
  if (!action) return undefined;
  const id = toResourceId(ref);
  const { entries, problems, target } = await readTree(context, deployment, {
    only: each => toResourceId(each) === id,
    signal,
  });
  const found = entries.find(({ node }) => node.id === id)?.node.ref;
  if (!found) {
    throw new NotFoundError(
      `${deployment.name} has no ${ref.kind} ${ref.name}, or not any more.`,
    );
  }
  const resource = await target?.find({
    ...found,
    version: found.version ?? 'v1',
  });
  if (!target || !resource) {
    throw new EngineError({
      code: 'NotFound',
      message: problems[0]?.message ?? 'Its cluster cannot be read from here.',
    });
  }
  const { namespace, name, kind } = found;
  return {
    reader: target,
    resource,
    ...(namespace && { namespace }),
    name,
    title: `${kind} ${name}`,
    action,
  };
}
