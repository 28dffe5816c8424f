import { GitopsApi } from '@backstage-gitops/plugin-gitops-common';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import {
  registerMswTestHooks,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { PropsWithChildren } from 'react';
import { Route, Routes } from 'react-router-dom';
import {
  EntityGitopsCard,
  EntityGitopsContent,
  entityDeploymentsRouteRef,
  gitopsApiRef,
  gitopsPlugin,
  isGitopsAvailable,
} from './legacy';
import { answerDeployments } from './__testUtils__/answerDeployments';
import { answerGitops } from './__testUtils__/answerGitops';
import { explanation, history } from './__testUtils__/answers';
import { checkoutApi } from './__testUtils__/checkoutApi';
import { createEntityDeployments } from './__testUtils__/createEntityDeployments';
import { events } from './__testUtils__/drawer/events';
import { quietDetails } from './__testUtils__/drawer/details';
import { failingTree } from './__testUtils__/drawer/trees';
import { goodDay } from './__testUtils__/scenarios';

const server = setupServer();

/** The client as the plugin makes it; only the address of the backend is given. */
const [factory] = [...gitopsPlugin.getApis()];
const client = factory.factory({
  discoveryApi: { getBaseUrl: async () => 'http://backend/api/gitops' },
  // Looked up late, as msw puts its own in place.
  fetchApi: {
    fetch: (...request: Parameters<typeof fetch>) => fetch(...request),
  },
}) as GitopsApi;

const Entity = ({ children }: PropsWithChildren<{}>) => (
  <TestApiProvider apis={[[gitopsApiRef, client]]}>
    <EntityProvider entity={checkoutApi}>{children}</EntityProvider>
  </TestApiProvider>
);

describe('the plugin for the older frontend system', () => {
  registerMswTestHooks(server);

  it('has what an app adds', () => {
    expect(gitopsPlugin.getId()).toBe('gitops');
    expect(isGitopsAvailable(checkoutApi)).toBe(true);
  });

  it('shows the same board', async () => {
    server.use(answerDeployments(goodDay));
    await renderInTestApp(
      <Entity>
        <Routes>
          <Route path="/" element={<EntityGitopsContent />} />
        </Routes>
      </Entity>,
    );
    expect(
      await screen.findByText(/4 of 4 Synced and Healthy · live/),
    ).toBeVisible();
    expect(
      screen.getByText('1.4.2 on 3 of 3 clusters · 1 release behind staging'),
    ).toBeVisible();
  });

  it('opens the same history, and the same explanation', async () => {
    server.use(
      answerDeployments(goodDay),
      answerGitops('history', history),
      answerGitops('explanation', explanation),
    );
    await renderInTestApp(
      <Entity>
        <Routes>
          <Route path="/" element={<EntityGitopsContent />} />
        </Routes>
      </Entity>,
    );
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'History of checkout-api on gcp-gke',
      }),
    );
    expect(await screen.findByText('Deliveries')).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Close' }));
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    await userEvent.click(
      screen.getByRole('button', { name: 'How were these found?' }),
    );
    expect(await screen.findByText('Engines asked')).toBeVisible();
  });

  it('opens the same drawer, with the same tabs', async () => {
    server.use(
      answerDeployments(goodDay),
      answerGitops('details', quietDetails),
      answerGitops('resources', failingTree),
      answerGitops('events', events),
    );
    await renderInTestApp(
      <Entity>
        <Routes>
          <Route path="/" element={<EntityGitopsContent />} />
        </Routes>
      </Entity>,
    );
    await userEvent.click(
      await screen.findByRole('button', { name: 'gcp-gke' }),
    );
    expect(
      await screen.findByText('It runs what Git says, and works.'),
    ).toBeVisible();
    await userEvent.click(screen.getByRole('tab', { name: 'Resources' }));
    expect(await screen.findByRole('treegrid')).toBeVisible();
    await userEvent.click(screen.getByRole('tab', { name: 'Events' }));
    expect(
      await screen.findByRole('list', { name: 'Events' }),
    ).toHaveTextContent('BackOff');
  });

  it('explains how to link', async () => {
    server.use(answerDeployments(createEntityDeployments([])));
    await renderInTestApp(
      <Entity>
        <Routes>
          <Route path="/" element={<EntityGitopsContent />} />
        </Routes>
      </Entity>,
    );
    expect(
      await screen.findByText('No engine delivers checkout-api'),
    ).toBeVisible();
  });

  it('shows the same card, with a link to the tab', async () => {
    server.use(answerDeployments(goodDay));
    await renderInTestApp(
      <Entity>
        <EntityGitopsCard />
      </Entity>,
      { mountedRoutes: { '/where': entityDeploymentsRouteRef } },
    );
    expect(await screen.findByText('production')).toBeVisible();
    expect(
      screen.getByRole('link', { name: 'Open deployments' }),
    ).toHaveAttribute('href', '/where');
  });

  it('shows the card without a link where the tab is not mounted', async () => {
    server.use(answerDeployments(goodDay));
    await renderInTestApp(
      <Entity>
        <EntityGitopsCard />
      </Entity>,
    );
    expect(await screen.findByText('production')).toBeVisible();
    expect(
      screen.queryByRole('link', { name: 'Open deployments' }),
    ).not.toBeInTheDocument();
  });
});
