import {
  Deployment,
  OfferedResourceAction,
  ResourceRef,
} from '@backstage-gitops/plugin-gitops-common';
import { jobResource, reviewAccess } from '../client';
import { DetailsContext } from './DetailsContext';
import { findWorkload, Workload } from './findWorkload';

const titles = { restart: 'Restart', 'create-job': 'Run now' } as const;

/**
 * What can be done to a resource without Flux, by our own account: workloads are restarted and CronJobs run, where
 * the cluster says that the account may. Where it may not, it is said what to grant.
 */
export async function readResourceActions(
  context: DetailsContext,
  deployment: Deployment,
  options: { ref: ResourceRef; signal: AbortSignal },
): Promise<OfferedResourceAction[]> {
  const workload = await findWorkload(context, deployment, options);
  if (!workload) return [];
  const { reader, action } = workload;
  const { verb, resource, name } = toNeededRight(workload);
  const { namespace } = workload;
  const isAllowed = await reviewAccess(reader.connection, resource, {
    verb,
    ...(namespace && { namespace }),
    ...(name && { name }),
    signal: options.signal,
  });
  const { group, plural } = resource;
  return [
    {
      name: action,
      title: titles[action],
      disabled: !isAllowed,
      ...(!isAllowed && {
        reason: `${reader.connection.subject} does not allow our account to ${verb} ${plural} of ${group}: grant it that, see the README of the Flux module.`,
      }),
      destructive: true,
    },
  ];
}

/** A Job has no name that could be allowed before it is there. */
function toNeededRight({ action, resource, name }: Workload) {
  return action === 'create-job'
    ? { verb: 'create', resource: jobResource }
    : { verb: 'patch', resource, name };
}
