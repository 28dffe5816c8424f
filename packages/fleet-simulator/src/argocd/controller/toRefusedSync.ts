import { JsonObject } from '../../Json';
import {
  ApplicationOperationState,
  ArgocdApplication,
} from '../ArgocdApplication';
import { DesiredResource, DesiredState } from '../render/DesiredState';
import { UnreachableCluster } from '../UnreachableCluster';
import { toSource } from './toSource';

/** How a sync fails on a cluster that does not answer, as recorded: nothing was applied. */
export function toRefusedSync(
  application: ArgocdApplication,
  unreachable: UnreachableCluster,
  options: { desired: DesiredState; revision: string },
): Pick<ApplicationOperationState, 'message' | 'syncResult'> {
  const { spec } = application;
  const { namespace } = spec.destination;
  const creates = spec.syncPolicy?.syncOptions?.includes(
    'CreateNamespace=true',
  );
  const results = [
    ...(creates && namespace
      ? [
          toFailedResult(toNamespace(namespace), unreachable, {
            syncPhase: 'PreSync',
          }),
        ]
      : []),
    ...options.desired.resources.map(resource =>
      toFailedResult(resource, unreachable, { syncPhase: 'Sync' }),
    ),
  ];
  const reasons = [...new Set(results.map(({ message }) => message))].sort();
  return {
    message: `one or more synchronization tasks are not valid: ${reasons.join(
      '; ',
    )}`,
    syncResult: {
      resources: results,
      revision: options.revision,
      source: toSource(application),
    },
  };
}

function toFailedResult(
  resource: DesiredResource,
  unreachable: UnreachableCluster,
  { syncPhase }: { syncPhase: string },
): JsonObject {
  const { group, version, kind, namespace = '', name, images } = resource;
  return {
    group,
    version,
    kind,
    namespace,
    name,
    status: 'SyncFailed',
    message: unreachable.explain(resource),
    syncPhase,
    ...(images ? { images } : {}),
  };
}

function toNamespace(name: string): DesiredResource {
  return { group: '', version: 'v1', kind: 'Namespace', name };
}
