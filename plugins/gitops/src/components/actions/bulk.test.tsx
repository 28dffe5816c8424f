import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { ActionsBackend } from '../../__testUtils__/ActionsBackend';
import { createChecks } from '../../__testUtils__/createChecks';
import { findAxeViolations } from '../../__testUtils__/findAxeViolations';
import {
  findTable,
  getRow,
  renderDeploymentsTab,
} from '../../__testUtils__/renderDeploymentsTab';
import { goodDay } from '../../__testUtils__/scenarios';

const server = setupServer();
const select = async (cluster: string) =>
  userEvent.click(
    await screen.findByRole('checkbox', {
      name: `Select checkout-api on ${cluster}`,
    }),
  );

describe('actions on several rows', () => {
  registerMswTestHooks(server);
  beforeEach(() => localStorage.clear());

  it('are offered to nobody who may do none of them', async () => {
    const actions = new ActionsBackend();
    actions.checks = createChecks().map(check => ({
      ...check,
      permitted: false,
    }));
    renderDeploymentsTab(server, goodDay, { actions });
    await screen.findByRole('button', {
      name: 'Actions on checkout-api on gcp-gke',
    });
    expect(screen.queryByRole('checkbox')).toBeNull();
  });

  it('run on each that can, with its own result, and leave out the rest', async () => {
    const actions = new ActionsBackend();
    actions.checks = id =>
      createChecks(
        id.endsWith('azure-aks')
          ? { sync: { blockers: [{ code: 'X', message: 'Not now.' }] } }
          : {},
      );
    actions.refusal = {
      status: 409,
      name: 'ConflictError',
      message: 'A sync runs.',
      of: 'checkout-api-gcp-gke',
    };
    renderDeploymentsTab(server, goodDay, { actions });
    await findTable();
    await select('aws-eks');
    await select('gcp-gke');
    await select('azure-aks');
    const bar = screen.getByRole('group', {
      name: 'Actions on the selected deployments',
    });
    expect(bar).toHaveTextContent('3 selected');
    expect(await findAxeViolations(bar)).toEqual([]);
    await userEvent.click(within(bar).getByRole('button', { name: 'Sync' }));
    const dialog = await screen.findByRole('dialog', {
      name: 'Sync 2 deployments?',
    });
    expect(dialog).toHaveTextContent('On aws-eks and gcp-gke');
    await userEvent.click(within(dialog).getByRole('button', { name: 'Sync' }));
    expect(await within(bar).findByText('1 of 2 done')).toBeVisible();
    expect(bar).toHaveTextContent(/2 of 3 can do this now/);
    expect(actions.taken).toHaveLength(2);
    expect(getRow(/^gcp-gke/)).toHaveTextContent(
      /Sync was refused.*A sync runs\./,
    );
    expect(getRow(/^aws-eks Select/)).toHaveTextContent('Sync requested');
    actions.end('Succeeded', 'successfully synced');
    expect(
      await within(bar).findByText('1 of 2 succeeded, 1 did not'),
    ).toBeVisible();
    expect(getRow(/^aws-eks Select/)).toHaveTextContent('Sync succeeded');
    await userEvent.click(
      within(bar).getByRole('button', { name: 'Clear selection' }),
    );
    await waitFor(() => expect(bar).not.toBeInTheDocument());
    expect(getRow(/^gcp-gke/)).not.toHaveTextContent('refused');
  });
});
