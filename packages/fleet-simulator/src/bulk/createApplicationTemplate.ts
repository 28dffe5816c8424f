import { ArgocdApplication } from '../argocd/ArgocdApplication';
import { JsonObject } from '../Json';
import { replaceTexts } from './replaceTexts';

/**
 * Turns one recorded Application into a template for all: its service, cluster, project, uid,
 * version and state become variables, everything else stays as recorded.
 *
 * @param recorded - whole, as `GET /applications/{name}` answers it
 */
export function createApplicationTemplate(
  recorded: ArgocdApplication,
): ArgocdApplication {
  const { metadata, spec, status } = recorded;
  const service = String(metadata.ownerReferences?.[0]?.name ?? metadata.name);
  const cluster = String(spec.destination.name);
  const template = {
    ...recorded,
    spec: { ...spec, project: '@@project@@' },
    metadata: {
      ...metadata,
      uid: '@@uid@@',
      resourceVersion: '@@resourceVersion@@',
    },
    status: {
      ...status,
      reconciledAt: '@@reconciledAt@@',
      sync: { ...status.sync, status: '@@sync@@' },
      resources: status.resources?.map(resource =>
        resource.kind === 'Deployment'
          ? { ...resource, status: '@@sync@@' }
          : resource,
      ),
    },
  };
  return replaceTexts(template as unknown as JsonObject, text =>
    text.replaceAll(service, '@@service@@').replaceAll(cluster, '@@cluster@@'),
  ) as unknown as ArgocdApplication;
}
