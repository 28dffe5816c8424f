import { EntityDeployments } from '@backstage-gitops/plugin-gitops-common';
import { http, HttpResponse } from 'msw';

/** The GitOps backend's answer about any entity, for msw: a body, or an error as Backstage writes it. */
export function answerDeployments(
  answer: EntityDeployments | { status: number; name?: string },
) {
  return http.get(
    '*/api/gitops/v1/entities/:kind/:namespace/:name/deployments',
    () => {
      if (!('status' in answer)) return HttpResponse.json(answer);
      const { status, name } = answer;
      return name
        ? HttpResponse.json(
            {
              error: { name, message: 'internal words' },
              request: { method: 'GET', url: '/' },
              response: { statusCode: status },
            },
            { status },
          )
        : new HttpResponse('<html>nothing here</html>', { status });
    },
  );
}
