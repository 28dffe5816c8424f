import {
  Deployment,
  DeploymentCommits,
  DeploymentDetails,
  DeploymentDiff,
  DeploymentEvents,
  DeploymentHistory,
  EntityDeliveryFigures,
  EntityExplanation,
  LiveResource,
  LogEvent,
  ResourceTree,
} from '@backstage-gitops/plugin-gitops-common';
import { http, HttpResponse } from 'msw';

const paths = {
  deployment: '*/api/gitops/v1/deployments/:id',
  history: '*/api/gitops/v1/deployments/:id/history',
  details: '*/api/gitops/v1/deployments/:id/details',
  commits: '*/api/gitops/v1/deployments/:id/commits',
  resources: '*/api/gitops/v1/deployments/:id/resources',
  live: '*/api/gitops/v1/deployments/:id/resources/live',
  diff: '*/api/gitops/v1/deployments/:id/diff',
  events: '*/api/gitops/v1/deployments/:id/events',
  logs: '*/api/gitops/v1/deployments/:id/logs',
  figures: '*/api/gitops/v1/entities/:kind/:namespace/:name/delivery-figures',
  explanation: '*/api/gitops/v1/entities/:kind/:namespace/:name/explain',
};

type Answers = {
  deployment: Deployment;
  history: DeploymentHistory;
  details: DeploymentDetails;
  commits: DeploymentCommits;
  resources: ResourceTree;
  live: LiveResource;
  diff: DeploymentDiff;
  events: DeploymentEvents;
  /** Newline-delimited, as they are streamed. */
  logs: LogEvent[];
  figures: EntityDeliveryFigures;
  explanation: EntityExplanation;
};

/** What the GitOps backend says when asked for more than the board, for msw. Every address asked is added to `asked`. */
export function answerGitops<K extends keyof typeof paths>(
  what: K,
  answer:
    | Answers[K]
    | { status: number; name: string; message?: string }
    | 'never',
  asked: string[] = [],
) {
  return http.get(paths[what], async ({ request }) => {
    asked.push(request.url);
    if (answer === 'never') return new Promise<never>(() => {});
    if (Array.isArray(answer)) {
      return new HttpResponse(
        answer.map(one => `${JSON.stringify(one)}\n`).join(''),
        { headers: { 'content-type': 'application/x-ndjson' } },
      );
    }
    if (!('status' in answer)) return HttpResponse.json(answer);
    const { status, name, message = 'internal words' } = answer;
    return HttpResponse.json(
      {
        error: { name, message },
        request: { method: 'GET', url: '/' },
        response: { statusCode: status },
      },
      { status },
    );
  });
}
