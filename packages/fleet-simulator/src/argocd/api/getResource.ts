import { maskSecrets } from '../live/maskSecrets';
import { toManifestText } from '../live/toManifestText';
import { ApiAnswer, failure, ok } from './ApiAnswer';
import { ApiContext, ApiRequest } from './ApiContext';
import { readCluster } from './readCluster';
import { requireFields } from './requireFields';
import { withApplication } from './withApplication';

/** What a call about one resource must say. */
export const RESOURCE_FIELDS = ['kind', 'version', 'resourceName'] as const;

/**
 * `GET /api/v1/applications/{name}/resource`: any object of the tree. It goes to the destination cluster itself, and
 * so tells whether that answers.
 */
export function getResource(
  request: ApiRequest,
  { hub }: ApiContext,
): ApiAnswer | Promise<ApiAnswer> {
  const { query } = request;
  const incomplete = requireFields(RESOURCE_FIELDS, field => query.has(field));
  if (incomplete) return incomplete;
  return withApplication(request, hub, application => {
    const asked = {
      group: query.get('group') ?? '',
      version: query.get('version') ?? '',
      kind: query.get('kind') ?? '',
      namespace: query.get('namespace') || undefined,
      name: query.get('resourceName') ?? '',
    };
    const found = hub.live.find(application, asked);
    if (!found) {
      const { group, kind, name } = asked;
      return failure(
        400,
        `${kind} ${group} ${name} not found as part of application ${application.metadata.name}`,
      );
    }
    return readCluster(
      application,
      { hub },
      {
        answer: () => {
          const [manifest] = maskSecrets(
            hub.live.find(application, asked)?.manifest ?? found.manifest,
          );
          return ok({ manifest: toManifestText(manifest) });
        },
        explain: unreachable =>
          failure(
            500,
            `error getting resource: failed to get api resource: ${unreachable.explain(
              asked,
            )}`,
          ),
      },
    );
  });
}
