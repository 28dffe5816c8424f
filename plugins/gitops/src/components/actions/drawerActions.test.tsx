import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { ActionsBackend } from '../../__testUtils__/ActionsBackend';
import { answerGitops } from '../../__testUtils__/answerGitops';
import { createChecks } from '../../__testUtils__/createChecks';
import { createDeployment } from '../../__testUtils__/createDeployment';
import { createEntityDeployments } from '../../__testUtils__/createEntityDeployments';
import { quietDetails } from '../../__testUtils__/drawer/details';
import { renderDeploymentsTab } from '../../__testUtils__/renderDeploymentsTab';
import { goodDay } from '../../__testUtils__/scenarios';

const server = setupServer();
const { id } = createDeployment('gcp-gke');

describe('actions in the drawer', () => {
  registerMswTestHooks(server);
  beforeEach(() => localStorage.clear());

  it('are buttons of its header, and a list of what was done', async () => {
    server.use(answerGitops('details', quietDetails));
    const actions = new ActionsBackend();
    actions.checks = createChecks();
    actions.records = [
      {
        id: 'one',
        target: { type: 'deployment', id },
        subject: 'checkout-api on gcp-gke',
        action: 'refresh',
        parameters: { hard: true },
        by: 'user:default/grace',
        state: 'Failed',
        message: 'the repository was not found',
        startedAt: '2026-11-24T12:00:00Z',
        finishedAt: '2026-11-24T12:00:09Z',
      },
    ];
    renderDeploymentsTab(server, goodDay, {
      actions,
      query: `?${new URLSearchParams({ deployment: id, tab: 'overview' })}`,
    });
    const drawer = await screen.findByRole('dialog', {
      name: 'checkout-api on gcp-gke',
    });
    const list = await within(drawer).findByRole('list', {
      name: 'Recent actions',
    });
    expect(list).toHaveTextContent(
      /Hard refresh failed by user:default\/grace · .+the repository was not found/,
    );
    await userEvent.click(
      await within(drawer).findByRole('button', { name: 'Sync' }),
    );
    expect(
      await screen.findByRole('dialog', {
        name: 'Sync checkout-api on gcp-gke?',
      }),
    ).toBeVisible();
  });

  it('of a source are beside it: asked for, taken and followed as such', async () => {
    server.use(answerGitops('details', quietDetails));
    const object = {
      id: 'flux:azure-aks:flux-system:GitRepository:platform',
      kind: 'GitRepository',
      namespace: 'flux-system',
      name: 'platform',
    };
    const row = createDeployment('azure-aks');
    const board = createEntityDeployments([
      { ...row, sources: [{ ...row.sources[0], object }] },
    ]);
    const actions = new ActionsBackend();
    const shared = {
      code: 'SharedSource',
      message: '2 deployments are fetched from it: checkout-api, users.',
    };
    actions.sourceChecks = createChecks({ suspend: { warnings: [shared] } }, [
      'reconcile',
      'suspend',
      'resume',
    ]).map(check =>
      check.action === 'reconcile' ? { ...check, permitted: false } : check,
    );
    renderDeploymentsTab(server, board, {
      actions,
      query: `?${new URLSearchParams({ deployment: row.id, tab: 'overview' })}`,
    });
    const group = await screen.findByRole('group', {
      name: 'Actions on GitRepository platform',
    });
    expect(
      within(group)
        .getAllByRole('button')
        .map(({ textContent }) => textContent),
    ).toEqual(['Reconcile', 'Suspend']);
    const reconcile = within(group).getByRole('button', { name: 'Reconcile' });
    expect(reconcile).toBeDisabled();
    expect(reconcile).toHaveAccessibleDescription(/permission policy/);
    await userEvent.click(
      within(group).getByRole('button', { name: 'Suspend' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Suspend GitRepository platform on azure-aks?',
    });
    expect(dialog).toHaveTextContent(
      /GitRepository platform is no longer fetched until/,
    );
    expect(dialog).toHaveTextContent(shared.message);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Suspend' }),
    );
    await waitFor(() =>
      expect(actions.taken).toEqual([
        { id: object.id, action: 'suspend', body: {} },
      ]),
    );
    expect(await within(group).findByText('Suspend requested')).toBeVisible();
  });
});
