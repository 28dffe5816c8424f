import { ToastApiMessage } from '@backstage/frontend-plugin-api';
import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { ActionsBackend } from '../../__testUtils__/ActionsBackend';
import { createChecks } from '../../__testUtils__/createChecks';
import { createDeployment } from '../../__testUtils__/createDeployment';
import { findAxeViolations } from '../../__testUtils__/findAxeViolations';
import {
  findTable,
  getRow,
  renderDeploymentsTab,
} from '../../__testUtils__/renderDeploymentsTab';
import { goodDay } from '../../__testUtils__/scenarios';

const server = setupServer();
const { id } = createDeployment('gcp-gke');
const menuName = 'Actions on checkout-api on gcp-gke';

function createBackend(...given: Parameters<typeof createChecks>) {
  const backend = new ActionsBackend();
  backend.checks = createChecks(...given);
  return backend;
}

async function openMenu() {
  const button = await screen.findByRole('button', { name: menuName });
  button.focus();
  await userEvent.keyboard('{Enter}');
  return screen.findByRole('menu', { name: menuName });
}

async function openQuestion(entry: string) {
  const menu = await openMenu();
  await userEvent.click(
    within(menu).getByRole('menuitem', { name: new RegExp(`^${entry}`) }),
  );
  return screen.findByRole('dialog', { name: new RegExp(`^${entry} `) });
}

describe('actions on a row', () => {
  registerMswTestHooks(server);
  beforeEach(() => localStorage.clear());

  it('are in a menu that opens by keyboard; of opposites the one that changes something', async () => {
    renderDeploymentsTab(server, goodDay, { actions: createBackend() });
    const menu = await openMenu();
    expect(
      within(menu)
        .getAllByRole('menuitem')
        .map(item => item.textContent),
    ).toEqual([
      'Sync',
      'Refresh',
      'Hard refresh',
      'Terminate',
      'Turn auto-sync off',
    ]);
    expect(await findAxeViolations(menu)).toEqual([]);
  });

  it('have no menu where the engine has none', async () => {
    renderDeploymentsTab(server, goodDay);
    await findTable();
    expect(screen.queryByRole('button', { name: menuName })).toBeNull();
  });

  it('say why they cannot be taken, and do nothing then', async () => {
    const actions = createBackend({
      sync: { permitted: false },
      terminate: {
        blockers: [
          { code: 'NothingRunning', message: 'No operation is running.' },
        ],
      },
    });
    renderDeploymentsTab(server, goodDay, { actions });
    const menu = await openMenu();
    const sync = within(menu).getByRole('menuitem', { name: /^Sync/ });
    expect(sync).toHaveAttribute('aria-disabled', 'true');
    expect(sync).toHaveTextContent(/permission policy does not let you/);
    expect(
      within(menu).getByRole('menuitem', { name: /^Terminate/ }),
    ).toHaveTextContent('No operation is running.');
    await userEvent.click(sync);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(actions.taken).toEqual([]);
  });

  it('ask first: what will happen to which cluster, and what is to know', async () => {
    const actions = createBackend({
      sync: {
        warnings: [{ code: 'SyncWindow', message: 'A window closes soon.' }],
      },
    });
    renderDeploymentsTab(server, goodDay, { actions });
    const dialog = await openQuestion('Sync');
    expect(dialog).toHaveAccessibleName('Sync checkout-api on gcp-gke?');
    expect(dialog).toHaveTextContent(
      /The cluster becomes what Git says at main/,
    );
    expect(dialog).toHaveTextContent('On gcp-gke, through Argo CD hub.');
    expect(dialog).toHaveTextContent('A window closes soon.');
    expect(await findAxeViolations(dialog)).toEqual([]);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Cancel' }),
    );
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(actions.taken).toEqual([]);
  });

  it('are taken as chosen, shown on the row until confirmed, and told once', async () => {
    const actions = createBackend();
    const toasts: ToastApiMessage[] = [];
    renderDeploymentsTab(server, goodDay, { actions, toasts });
    const dialog = await openQuestion('Sync');
    const choose = (name: string | RegExp) =>
      userEvent.click(within(dialog).getByRole('checkbox', { name }));
    await choose('Dry run only');
    await choose(/^Prune:/);
    await choose(
      'Let the cluster merge the fields of several owners ServerSideApply=true',
    );
    expect(within(dialog).getByLabelText('Revision')).toBeDisabled();
    await userEvent.click(within(dialog).getByRole('button', { name: 'Sync' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(actions.taken).toEqual([
      {
        id,
        action: 'sync',
        body: { dryRun: true, prune: true, options: ['ServerSideApply=true'] },
      },
    ]);
    const row = getRow(/^gcp-gke/);
    expect(within(row).getByText('Sync requested')).toBeVisible();
    expect(toasts).toEqual([]);
    actions.end('Succeeded', 'successfully synced (dry run)');
    await waitFor(() => expect(toasts).toHaveLength(1));
    expect(toasts).toEqual([
      expect.objectContaining({
        title: 'Sync of checkout-api on gcp-gke succeeded',
        description: 'successfully synced (dry run)',
        status: 'success',
      }),
    ]);
    expect(within(row).queryByText('Sync requested')).toBeNull();
  });

  it('stay in the question when refused, with the sentence of the server', async () => {
    const actions = createBackend();
    actions.refusal = {
      status: 409,
      name: 'ConflictError',
      message: 'A sync runs: wait for its end, or terminate it.',
    };
    renderDeploymentsTab(server, goodDay, { actions });
    const dialog = await openQuestion('Refresh');
    const confirm = within(dialog).getByRole('button', { name: 'Refresh' });
    await userEvent.click(confirm);
    const alert = await within(dialog).findByRole('alert');
    expect(alert).toHaveTextContent('It cannot be done now');
    expect(alert).toHaveTextContent(/^.*A sync runs: wait for its end/);
    actions.refusal = {
      status: 429,
      name: 'Error',
      message: 'wait 12 s before the next action',
    };
    await userEvent.click(confirm);
    expect(
      await within(dialog).findByText('Too many actions at once'),
    ).toBeVisible();
    expect(
      within(dialog).getByText('wait 12 s before the next action'),
    ).toBeVisible();
  });

  it('offer what Flux has, with its own ways', async () => {
    const actions = createBackend({}, ['reconcile', 'suspend', 'resume']);
    renderDeploymentsTab(server, goodDay, { actions });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Actions on checkout-api on azure-aks',
      }),
    );
    const menu = await screen.findByRole('menu');
    expect(
      within(menu)
        .getAllByRole('menuitem')
        .map(item => item.textContent),
    ).toEqual(['Reconcile', 'Reconcile with source', 'Suspend']);
    await userEvent.click(within(menu).getByText('Reconcile with source'));
    const dialog = await screen.findByRole('dialog');
    await userEvent.click(
      within(dialog).getByRole('checkbox', { name: /^Reset/ }),
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Reconcile with source' }),
    );
    await waitFor(() =>
      expect(actions.taken).toEqual([
        expect.objectContaining({
          action: 'reconcile',
          body: { withSource: true, reset: true },
        }),
      ]),
    );
  });
});
