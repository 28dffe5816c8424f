import {
  Deployment,
  DeploymentSetKind,
  toDeploymentSetId,
} from '@backstage-gitops/plugin-gitops-common';
import { Application } from '../client/Application';

const TRACKING_ID = 'argocd.argoproj.io/tracking-id';
const TRACKED = /^([^:]+):argoproj\.io\/Application:/;

/**
 * What generated an Application: the ApplicationSet that owns it, else the Application (app of apps)
 * that applies it. A set generates into its own namespace only. Steps stand in the set, not here.
 *
 * @param application - the Application
 * @param engine - name of its Argo CD
 */
export function toSet(
  { metadata, status }: Application,
  engine: string,
): Deployment['set'] {
  const toReference = (
    namespace: string,
    kind: DeploymentSetKind,
    name: string,
  ) => ({
    id: toDeploymentSetId({
      engine: { type: 'argocd', name: engine },
      namespace,
      kind,
      name,
    }),
    kind,
    name,
  });
  const owner = metadata.ownerReferences.find(
    ({ kind }) => kind === 'ApplicationSet',
  );
  if (owner) {
    return toReference(metadata.namespace, 'ApplicationSet', owner.name);
  }

  const [, tracker] =
    TRACKED.exec(metadata.annotations[TRACKING_ID] ?? '') ?? [];
  if (!tracker || tracker === metadata.name) return undefined;
  // `namespace_name`, or only the name of one in Argo CD's own namespace. No name has an underscore.
  const [name, namespace = status?.controllerNamespace ?? metadata.namespace] =
    tracker.split('_').reverse();
  return toReference(namespace, 'Application', name);
}
