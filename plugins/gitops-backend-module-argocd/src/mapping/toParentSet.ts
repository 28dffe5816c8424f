import {
  Deployment,
  DeploymentSet,
  toDeploymentSetId,
} from '@backstage-gitops/plugin-gitops-common';
import { Application } from '../client/Application';
import { selectErrorCondition } from './selectErrorCondition';
import { toSafeText } from './toSafeText';

/**
 * An Application that applies others (app of apps) as a set. Its states are its own: Argo CD gives child
 * Applications no health, so it may be Healthy while its children are not. It is a Deployment as well.
 *
 * @param application - as it is now
 * @param context - `deployment` it is mapped to; `children`: ids of those it applies
 */
export function toParentSet(
  application: Application,
  context: { deployment: Deployment; children: readonly string[] },
): DeploymentSet {
  const { deployment, children } = context;
  const { engine, namespace, name, project, sync, health, link } = deployment;
  const error = toParentError(application);
  return {
    id: toDeploymentSetId({ engine, namespace, kind: 'Application', name }),
    kind: 'Application',
    name,
    namespace,
    engine,
    ...(project && { project }),
    ...(deployment.set && { parent: deployment.set.id }),
    generators: [],
    sync,
    health,
    ...(error && { error }),
    deployments: [...children].sort(),
    apps: [],
    ...(link && { link }),
  };
}

/** It cannot read its folder, or its last sync did not bring what stands there. */
function toParentError({
  status,
  ...application
}: Application): DeploymentSet['error'] {
  const condition = selectErrorCondition({ status, ...application });
  if (condition) {
    const { type, message, lastTransitionTime } = condition;
    return {
      code: /^[A-Za-z]{1,60}$/.test(type) ? type : 'GenerationFailed',
      message: toSafeText(message ?? 'Argo CD does not say why.'),
      ...(lastTransitionTime && { since: lastTransitionTime }),
    };
  }
  const { phase, message, finishedAt } = status?.operationState ?? {};
  if (phase !== 'Failed' && phase !== 'Error') return undefined;
  return {
    code: 'SyncFailed',
    message: toSafeText(message ?? 'The last sync failed.'),
    ...(finishedAt && { since: finishedAt }),
  };
}
