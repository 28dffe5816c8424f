import { ArgocdConnection } from './ArgocdConnection';
import { ClusterRead } from './ClusterRead';
import { sendWrite } from './sendWrite';
import { ResourceAddress } from './toResourceQuery';
import { toWriteTarget } from './toWriteTarget';

/**
 * Takes an action that Argo CD offers for one resource. It answers when the cluster took the change.
 *
 * @throws WriteRefusal, EngineError as {@link sendWrite} does.
 */
export async function runResourceAction(
  connection: ArgocdConnection,
  options: Omit<ClusterRead, 'cluster'> & {
    resource: ResourceAddress;
    action: string;
    parameters?: Record<string, string>;
  },
): Promise<void> {
  const { application, resource, action, parameters = {}, signal } = options;
  await sendWrite(connection, {
    method: 'POST',
    path: ['applications', application.name, 'resource', 'actions', 'v2'],
    body: {
      ...toWriteTarget(application),
      namespace: resource.namespace ?? '',
      resourceName: resource.name,
      version: resource.version,
      group: resource.group ?? '',
      kind: resource.kind,
      action,
      resourceActionParameters: Object.entries(parameters).map(
        ([name, value]) => ({ name, value }),
      ),
    },
    signal,
  });
}
