import {
  DeploymentSetKind,
  toDeploymentSetId,
} from '@backstage-gitops/plugin-gitops-common';

const TRACKING_ID = 'argocd.argoproj.io/tracking-id';
const TRACKED = /^([^:]+):argoproj\.io\/(?:Application|ApplicationSet):/;

/** What a row or a set says of the set it is of. */
export type SetReference = {
  id: string;
  kind: DeploymentSetKind;
  name: string;
};

/** Names a set of one Argo CD. */
export function toSetReference(
  engine: string,
  set: { namespace: string; kind: DeploymentSetKind; name: string },
): SetReference {
  const { namespace, kind, name } = set;
  const id = toDeploymentSetId({
    engine: { type: 'argocd', name: engine },
    namespace,
    kind,
    name,
  });
  return { id, kind, name };
}

/**
 * The Application that applies another Application or an ApplicationSet (app of apps), by what Argo CD
 * writes on everything it applies.
 *
 * @param metadata - of the object
 * @param options - `engine`: name of the Argo CD; `ownNamespace`: where it is installed
 */
export function selectTracker(
  metadata: { name: string; annotations: Record<string, string> },
  options: { engine: string; ownNamespace: string },
): SetReference | undefined {
  const [, tracker] =
    TRACKED.exec(metadata.annotations[TRACKING_ID] ?? '') ?? [];
  if (!tracker) return undefined;
  // `namespace_name`, or only the name of one in Argo CD's own namespace. No name has an underscore.
  const [name, namespace = options.ownNamespace] = tracker.split('_').reverse();
  return toSetReference(options.engine, {
    namespace,
    kind: 'Application',
    name,
  });
}
