import { ApplicationAddress } from './ArgocdClient';

/**
 * Names the Application in the body of a write. Argo CD ignores namespace and project in the query of a
 * write, and changes one of the same name in its own namespace instead (recordings,
 * `sync-any-namespace`).
 */
export function toWriteTarget(application: ApplicationAddress): {
  name: string;
  appNamespace: string;
  project: string;
} {
  const { name, namespace, project } = application;
  return { name, appNamespace: namespace, project };
}
