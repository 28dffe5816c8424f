import {
  DeploymentHistory,
  EntityDeliveryFigures,
  EntityExplanation,
} from '@backstage-gitops/plugin-gitops-common';
import { http, HttpResponse } from 'msw';

const paths = {
  history: '*/api/gitops/v1/deployments/:id/history',
  figures: '*/api/gitops/v1/entities/:kind/:namespace/:name/delivery-figures',
  explanation: '*/api/gitops/v1/entities/:kind/:namespace/:name/explain',
};

/** What the GitOps backend says when asked for more than the board, for msw. Every address asked is added to `asked`. */
export function answerGitops<K extends keyof typeof paths>(
  what: K,
  answer:
    | {
        history: DeploymentHistory;
        figures: EntityDeliveryFigures;
        explanation: EntityExplanation;
      }[K]
    | { status: number; name: string }
    | 'never',
  asked: string[] = [],
) {
  return http.get(paths[what], async ({ request }) => {
    asked.push(request.url);
    if (answer === 'never') return new Promise<never>(() => {});
    if (!('status' in answer)) return HttpResponse.json(answer);
    const { status, name } = answer;
    return HttpResponse.json(
      {
        error: { name, message: 'internal words' },
        request: { method: 'GET', url: '/' },
        response: { statusCode: status },
      },
      { status },
    );
  });
}
