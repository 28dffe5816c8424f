import { EntityDeployments } from '@backstage-gitops/plugin-gitops-common';
import { screen } from '@testing-library/react';
import { SetupServer } from 'msw/node';
import { createDeployment } from './createDeployment';
import { renderDeploymentsTab } from './renderDeploymentsTab';
import { goodDay } from './scenarios';

/** The id of the Deployment that {@link renderDrawer} opens. */
export const drawerId = createDeployment('gcp-gke').id;

/** The drawer of checkout-api on gcp-gke, opened by its address. */
export async function renderDrawer(
  server: SetupServer,
  options: {
    tab: string;
    board?: EntityDeployments;
    resource?: string;
    container?: string;
  },
) {
  const { tab, board = goodDay, resource, container } = options;
  const query = new URLSearchParams({ deployment: drawerId, tab });
  if (resource) query.set('resource', resource);
  if (container) query.set('container', container);
  renderDeploymentsTab(server, board, { query: `?${query}` });
  return screen.findByRole('dialog', { name: 'checkout-api on gcp-gke' });
}
