import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { createEntityDeployments } from '../__testUtils__/createEntityDeployments';
import { findAxeViolations } from '../__testUtils__/findAxeViolations';
import { renderDeploymentsTab } from '../__testUtils__/renderDeploymentsTab';
import {
  engineDown,
  fortyClusters,
  goodDay,
  worstDay,
} from '../__testUtils__/scenarios';

const server = setupServer();

describe('DeploymentsTab, for those who cannot see it', () => {
  registerMswTestHooks(server);

  it.each([
    ['a good day', goodDay],
    ['the worst day', worstDay],
    ['an engine down', engineDown],
    ['forty clusters', fortyClusters],
    ['nothing', createEntityDeployments([])],
  ])('axe finds nothing on %s', async (_, answer) => {
    renderDeploymentsTab(server, answer);
    const root = await screen.findByTestId('gitops-deployments');
    await within(root).findByRole('heading');
    expect(await findAxeViolations(root)).toEqual([]);
  });
});
