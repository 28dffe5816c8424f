import {
  Deployment,
  OfferedResourceAction,
  ResourceRef,
} from '@backstage-gitops/plugin-gitops-common';
import { reviewAccess } from '../client';
import { DetailsContext } from './DetailsContext';
import { findWorkload } from './findWorkload';

/**
 * What can be done to a resource without Flux, by our own account: workloads are restarted, where the cluster
 * says that the account may. Where it may not, it is said what to grant.
 */
export async function readResourceActions(
  context: DetailsContext,
  deployment: Deployment,
  options: { ref: ResourceRef; signal: AbortSignal },
): Promise<OfferedResourceAction[]> {
  const workload = await findWorkload(context, deployment, options);
  if (!workload) return [];
  const { reader, resource, namespace, name } = workload;
  const isAllowed = await reviewAccess(reader.connection, resource, {
    verb: 'patch',
    ...(namespace && { namespace }),
    name,
    signal: options.signal,
  });
  const { group, plural } = resource;
  return [
    {
      name: 'restart',
      title: 'Restart',
      disabled: !isAllowed,
      ...(!isAllowed && {
        reason: `${reader.connection.subject} does not allow our account to patch ${plural} of ${group}: grant it that, see the README of the Flux module.`,
      }),
      destructive: true,
    },
  ];
}
