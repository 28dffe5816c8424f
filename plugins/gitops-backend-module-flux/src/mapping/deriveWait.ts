import { OperationWait } from '@backstage-gitops/plugin-gitops-common';
import { HelmRelease, Kustomization } from '../client/wire';
import { selectChartReference } from './selectChartReference';
import { selectCondition } from './selectCondition';

const DEPENDENCY = /dependency '([^']+)'/;

/**
 * What an object cannot go on without, told by its conditions: an object in `dependsOn`, the chart or
 * source of a HelmRelease, or the health of what was applied. Empty when it waits for nothing.
 */
export function deriveWait(
  object: Kustomization | HelmRelease,
  kind: 'Kustomization' | 'HelmRelease',
): { waiting?: OperationWait } {
  const { status } = object;
  const ready = selectCondition(status, 'Ready');
  const healthy = selectCondition(status, 'Healthy');
  if (ready?.status === 'False' && ready.reason === 'DependencyNotReady') {
    const name = DEPENDENCY.exec(ready.message)?.[1];
    return toWait(
      'dependency',
      name ? `${kind} ${name}` : `another ${kind}`,
      ready.lastTransitionTime,
    );
  }
  if (ready?.status === 'False' && ready.reason === 'SourceNotReady') {
    const reference =
      'chart' in object.spec || 'chartRef' in object.spec
        ? selectChartReference(object as HelmRelease)
        : undefined;
    return toWait(
      'dependency',
      reference
        ? `${reference.kind} ${
            reference.namespace ?? object.metadata.namespace
          }/${reference.name}`
        : 'its source',
      ready.lastTransitionTime,
    );
  }
  if (ready?.status === 'Unknown' && healthy?.status === 'Unknown') {
    return toWait(
      'health',
      toHealthTargets(object),
      healthy.lastTransitionTime,
    );
  }
  return {};
}

function toWait(
  kind: OperationWait['kind'],
  awaited: string,
  since: string | undefined,
): { waiting: OperationWait } {
  return { waiting: { kind, for: awaited, ...(since && { since }) } };
}

/** The configured health checks by name; without them it is everything that was applied. */
function toHealthTargets({
  spec,
  metadata,
}: Kustomization | HelmRelease): string {
  const checks = 'healthChecks' in spec ? spec.healthChecks ?? [] : [];
  return checks.length
    ? checks
        .map(
          ({ kind, name, namespace }) =>
            `${kind}/${namespace ?? metadata.namespace}/${name}`,
        )
        .join(', ')
    : 'everything it applied';
}
