import { isJsonObject, JsonObject } from '../../Json';
import { ArgocdApplication } from '../ArgocdApplication';
import { pace } from '../controller/pace';
import { toUid } from '../controller/toNewApplication';
import { DesiredResource } from '../render/DesiredState';
import { toResourceKey } from '../render/toResourceKey';
import { ApiAnswer, failure, ok } from './ApiAnswer';
import { ApiContext, ApiRequest } from './ApiContext';
import { withApplication } from './withApplication';

/** In the order their absence is noticed: the call is encoded from its end. */
const REQUIRED = ['kind', 'version', 'resourceName'];

/**
 * `GET /api/v1/applications/{name}/resource`: the only call that goes to the destination cluster itself, and so
 * the only one that tells whether it answers.
 */
export function getResource(
  request: ApiRequest,
  { hub }: ApiContext,
): ApiAnswer | Promise<ApiAnswer> {
  const { query } = request;
  const missing = REQUIRED.find(field => query.get(field) === null);
  if (missing) {
    return failure(
      500,
      `grpc: error while marshaling: proto: required field "${missing}" not set`,
      { code: 13 },
    );
  }
  return withApplication(request, hub, application => {
    const asked = {
      group: query.get('group') ?? '',
      version: query.get('version') ?? '',
      kind: query.get('kind') ?? '',
      namespace: query.get('namespace') || undefined,
      name: query.get('resourceName') ?? '',
    };
    const { live } = hub.applications.runtime(application);
    const resource = live?.resources.find(
      each => toResourceKey(each) === toResourceKey(asked),
    );
    if (!resource) {
      const { group, kind, name } = asked;
      return failure(
        400,
        `${kind} ${group} ${name} not found as part of application ${application.metadata.name}`,
      );
    }
    const unreachable = hub.findUnreachable(application);
    const answer = () =>
      unreachable
        ? failure(
            500,
            `error getting resource: failed to get api resource: ${unreachable.explain(
              asked,
            )}`,
          )
        : ok({ manifest: JSON.stringify(toLive(application, resource)) });
    if (unreachable?.fault === 'refuse') return answer();
    return new Promise(resolve => {
      hub.clock.after(unreachable ? pace.timeout : pace.liveRead, () =>
        resolve(answer()),
      );
    });
  });
}

// The object as its API server has it. Of a chart's resource only what is known of it.
function toLive(
  { metadata: application, status }: ArgocdApplication,
  resource: DesiredResource,
) {
  const { group, version, kind, namespace, name, images } = resource;
  const manifest: JsonObject = resource.manifest ?? {
    apiVersion: group ? `${group}/${version}` : version,
    kind,
    ...(images
      ? {
          spec: {
            template: {
              spec: { containers: images.map(image => ({ image })) },
            },
          },
        }
      : {}),
  };
  const own = isJsonObject(manifest.metadata) ? manifest.metadata : {};
  const [first] = status.history ?? [];
  return {
    ...manifest,
    metadata: {
      ...own,
      name,
      ...(namespace ? { namespace } : {}),
      uid: toUid(`${application.uid}/${toResourceKey(resource)}`),
      creationTimestamp: first?.deployedAt ?? application.creationTimestamp,
      annotations: {
        ...(isJsonObject(own.annotations) ? own.annotations : {}),
        'argocd.argoproj.io/tracking-id': `${
          application.name
        }:${group}/${kind}:${namespace ?? ''}/${name}`,
      },
    },
  };
}
