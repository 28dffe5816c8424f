import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { toResourceId } from '@backstage-gitops/plugin-gitops-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { ActionsBackend } from '../../__testUtils__/ActionsBackend';
import { answerGitops } from '../../__testUtils__/answerGitops';
import { createChecks } from '../../__testUtils__/createChecks';
import { createDeployment } from '../../__testUtils__/createDeployment';
import { findAxeViolations } from '../../__testUtils__/findAxeViolations';
import { mockLayout } from '../../__testUtils__/mockLayout';
import { failingTree } from '../../__testUtils__/drawer/trees';
import { renderDeploymentsTab } from '../../__testUtils__/renderDeploymentsTab';
import { goodDay } from '../../__testUtils__/scenarios';

const server = setupServer();
const { id } = createDeployment('gcp-gke');
const queryOf = (tab: string, more: Record<string, string> = {}) =>
  `?${new URLSearchParams({ deployment: id, tab, ...more })}`;
const findDrawer = () =>
  screen.findByRole('dialog', { name: 'checkout-api on gcp-gke' });

describe('actions', () => {
  registerMswTestHooks(server);
  beforeEach(() => localStorage.clear());

  it('of a resource are those its engine offers; what cannot be taken back says so', async () => {
    server.use(answerGitops('resources', failingTree));
    const { ref } = failingTree.nodes[0];
    const actions = new ActionsBackend();
    actions.checks = createChecks();
    actions.offered = [
      { name: 'restart', title: 'Restart', disabled: false, destructive: true },
      { name: 'resume', title: 'Resume', disabled: true, destructive: false },
    ];
    renderDeploymentsTab(server, goodDay, {
      actions,
      query: queryOf('resources', { resource: toResourceId(ref) }),
    });
    const drawer = await findDrawer();
    const resume = await within(drawer).findByRole('button', {
      name: 'Resume',
    });
    expect(resume).toBeDisabled();
    expect(resume).toHaveAccessibleDescription(/does not offer this/);
    await userEvent.click(
      within(drawer).getByRole('button', { name: 'Restart' }),
    );
    const dialog = await screen.findByRole('dialog', { name: /^Restart / });
    expect(dialog).toHaveTextContent(
      `“Restart” is done to ${ref.kind} ${ref.name} now`,
    );
    expect(dialog).toHaveTextContent('This cannot be taken back');
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Restart' }),
    );
    await waitFor(() =>
      expect(actions.taken).toEqual([
        {
          id,
          action: 'resource-action',
          body: { resource: ref, name: 'restart' },
        },
      ]),
    );
  });

  it('of a resource are in the menu of its line too, and ask for what they have to be told', async () => {
    const restore = mockLayout();
    server.use(answerGitops('resources', failingTree));
    const { ref } = failingTree.nodes[0];
    const actions = new ActionsBackend();
    actions.checks = createChecks();
    actions.offered = [
      {
        name: 'resume',
        title: 'Resume',
        disabled: true,
        reason: 'Grant it patch.',
        destructive: false,
      },
      {
        name: 'scale',
        title: 'Scale',
        disabled: false,
        destructive: true,
        parameters: [
          { name: 'replicas', type: 'integer' },
          { name: 'reason', type: 'text', default: 'load' },
          { name: 'wait', type: 'boolean' },
        ],
      },
    ];
    renderDeploymentsTab(server, goodDay, {
      actions,
      query: queryOf('resources'),
    });
    const drawer = await findDrawer();
    const button = await within(drawer).findByRole('button', {
      name: `More about ${ref.kind} ${ref.name}`,
    });
    button.focus();
    await userEvent.keyboard('{Enter}');
    const menu = await screen.findByRole('menu');
    const scale = await within(menu).findByRole('menuitem', {
      name: 'Scale …',
    });
    expect(
      within(menu)
        .getAllByRole('menuitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Details',
      'Events',
      'Diff',
      'ResumeGrant it patch.',
      'Scale …',
    ]);
    expect(await findAxeViolations(menu)).toEqual([]);
    await userEvent.keyboard('{End}');
    expect(scale).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    const dialog = await screen.findByRole('dialog', { name: /^Scale / });
    const confirm = within(dialog).getByRole('button', { name: 'Scale' });
    const replicas = within(dialog).getByLabelText('replicas');
    expect(confirm).toBeDisabled();
    await userEvent.type(replicas, '2.5');
    expect(replicas).toBeInvalid();
    expect(replicas).toHaveAccessibleDescription('A whole number, 0 or more.');
    expect(confirm).toBeDisabled();
    await userEvent.clear(replicas);
    await userEvent.type(replicas, '4');
    expect(await findAxeViolations(dialog)).toEqual([]);
    await userEvent.click(confirm);
    await waitFor(() =>
      expect(actions.taken).toEqual([
        {
          id,
          action: 'resource-action',
          body: {
            resource: ref,
            name: 'scale',
            parameters: { replicas: '4', reason: 'load', wait: 'false' },
          },
        },
      ]),
    );
    restore();
  });
});
