import { isJsonObject, JsonObject } from '../../Json';
import { ArgocdApplication } from '../ArgocdApplication';
import { DesiredResource } from '../render/DesiredState';
import { readPodTemplate } from './readPodTemplate';
import { toTrackingId, TRACKING_ID } from './toTrackingId';

/** A resource as Git wants it, marked as the Application's. Of a chart that cannot be rendered, what is known. */
export function toTarget(
  application: ArgocdApplication,
  resource: DesiredResource,
): JsonObject {
  const { group, version, kind, namespace, name } = resource;
  const template = readPodTemplate(resource);
  const manifest: JsonObject = resource.manifest ?? {
    apiVersion: group ? `${group}/${version}` : version,
    kind,
    ...(template ? { spec: { template } } : {}),
  };
  const own = isJsonObject(manifest.metadata) ? manifest.metadata : {};
  return {
    ...manifest,
    metadata: {
      ...own,
      name,
      ...(namespace ? { namespace } : {}),
      annotations: {
        ...(isJsonObject(own.annotations) ? own.annotations : {}),
        [TRACKING_ID]: toTrackingId(application, resource),
      },
    },
  };
}
