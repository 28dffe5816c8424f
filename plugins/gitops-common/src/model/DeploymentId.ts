import { DeploymentKind } from './Deployment';

/** What identifies a Deployment: two of a name may live in two namespaces. @public */
export type DeploymentIdentity = {
  engine: { type: string; name: string };
  namespace: string;
  kind: DeploymentKind;
  name: string;
};

/**
 * The id of a Deployment: engine type, engine name, namespace, kind and name, each percent-encoded,
 * joined by colons. Encode it again when it becomes a path segment.
 *
 * @public
 */
export function toDeploymentId(identity: DeploymentIdentity): string {
  const { engine, namespace, kind, name } = identity;
  return [engine.type, engine.name, namespace, kind, name]
    .map(encodeURIComponent)
    .join(':');
}
