import {
  Deployment,
  EngineProblem,
} from '@backstage-gitops/plugin-gitops-common';
import { ClusterReader } from './ClusterReader';
import { DetailsContext } from './DetailsContext';
import { FluxObject } from './readFluxObject';

/** The cluster its objects are on, or why they cannot be read from here. */
export type Target =
  | { reader: ClusterReader; problem?: undefined }
  | { reader?: undefined; problem: EngineProblem };

/**
 * With `spec.kubeConfig` the objects are on another cluster: one that is configured here is read with the
 * account configured for it. The kubeconfig itself is a Secret and is never read.
 */
export function selectTarget(
  context: DetailsContext,
  deployment: Deployment,
  { value }: FluxObject,
): Target {
  if (!value.spec.kubeConfig) return { reader: context.reader };
  const { name } = deployment.cluster;
  const reader =
    name === context.engineName ? context.reader : context.findCluster(name);
  return reader
    ? { reader }
    : {
        problem: {
          code: 'TargetNotConfigured',
          message: `It runs on ${name}, which Flux on ${context.engineName} reaches with a kubeconfig of its own: its objects cannot be read from here. Add ${name} to gitops.flux.clusters to see them.`,
        },
      };
}
