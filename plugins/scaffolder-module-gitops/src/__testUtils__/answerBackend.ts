import {
  ClusterList,
  Deployment,
  DeploymentHistory,
} from '@backstage-gitops/plugin-gitops-common';
import { http, HttpResponse } from 'msw';
import { testClusters } from './testClusters';

/** The GitOps backend, for msw: what a form reads. */
export function answerBackend(
  answers: {
    clusters?: ClusterList;
    deployments?: Deployment[];
    history?: DeploymentHistory;
  } = {},
) {
  const { clusters = testClusters, deployments = [], history } = answers;
  return [
    http.get('*/api/gitops/v1/clusters', () => HttpResponse.json(clusters)),
    http.get('*/api/gitops/v1/deployments', ({ request }) => {
      const app = new URL(request.url).searchParams.get('app');
      const items = deployments.filter(each => !app || each.app === app);
      return HttpResponse.json({
        items,
        totalItems: items.length,
        engines: [],
      });
    }),
    http.get('*/api/gitops/v1/deployments/:id/history', () =>
      HttpResponse.json(history ?? { deliveries: [], transitions: [] }),
    ),
  ];
}
