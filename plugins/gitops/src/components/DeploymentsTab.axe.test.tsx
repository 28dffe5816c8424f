import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { createEntityDeployments } from '../__testUtils__/createEntityDeployments';
import { findAxeViolations } from '../__testUtils__/findAxeViolations';
import {
  brokenSet,
  brokenSetAlone,
  driftDay,
  rolloutStopped,
  thirtyLost,
  waitingDay,
} from '../__testUtils__/faultScenarios';
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
    ['a stopped rollout', rolloutStopped],
    ['a broken set', brokenSet],
    ['a broken set alone', brokenSetAlone],
    ['a day of waiting', waitingDay],
    ['a day of drift', driftDay],
    ['thirty lost clusters', thirtyLost],
    ['nothing', createEntityDeployments([])],
  ])('axe finds nothing on %s', async (_, answer) => {
    renderDeploymentsTab(server, answer);
    const root = await screen.findByTestId('gitops-deployments');
    await within(root).findAllByRole('heading');
    expect(await findAxeViolations(root)).toEqual([]);
  });
});
