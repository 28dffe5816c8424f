import { toSource } from '../controller/toSource';
import { maskSecrets } from '../live/maskSecrets';
import { toManifestText } from '../live/toManifestText';
import { toTarget } from '../live/toTarget';
import { ApiAnswer, failure, ok } from './ApiAnswer';
import { ApiContext, ApiRequest } from './ApiContext';
import { resolveRevision } from './resolveRevision';
import { withApplication } from './withApplication';

/** `GET /api/v1/applications/{name}/manifests`: what a revision wants, the tracked one by default. */
export function getManifests(
  request: ApiRequest,
  { hub }: ApiContext,
): ApiAnswer {
  return withApplication(request, hub, application => {
    const asked = request.query.get('revision') ?? '';
    const revision = resolveRevision(hub.repository, asked);
    if (!revision) {
      return failure(
        500,
        `rpc error: code = Unknown desc = unable to resolve '${asked}' to a commit SHA`,
      );
    }
    try {
      const { resources } = hub.applications.render(application, {
        revision,
        source: { ...toSource(application), targetRevision: revision },
      });
      return ok({
        manifests: resources.map(resource =>
          toManifestText(maskSecrets(toTarget(application, resource))[0]),
        ),
      });
    } catch (error) {
      const { message } = error as Error;
      return failure(500, `rpc error: code = Unknown desc = ${message}`);
    }
  });
}

/** `GET /api/v1/applications/{name}/links`: no deep links are configured. */
export function getLinks(request: ApiRequest, { hub }: ApiContext): ApiAnswer {
  const query = new URLSearchParams(request.query);
  const namespace = query.get('namespace');
  if (namespace) query.set('appNamespace', namespace);
  return withApplication({ ...request, query }, hub, () => ok({}));
}
