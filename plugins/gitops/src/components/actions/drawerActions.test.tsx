import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { toResourceId } from '@backstage-gitops/plugin-gitops-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { ActionsBackend } from '../../__testUtils__/ActionsBackend';
import { answerGitops } from '../../__testUtils__/answerGitops';
import { history } from '../../__testUtils__/answers';
import { createChecks } from '../../__testUtils__/createChecks';
import { createEntityDeployments } from '../../__testUtils__/createEntityDeployments';
import { createDeployment } from '../../__testUtils__/createDeployment';
import { findAxeViolations } from '../../__testUtils__/findAxeViolations';
import { mockLayout } from '../../__testUtils__/mockLayout';
import { quietDetails } from '../../__testUtils__/drawer/details';
import { failingTree } from '../../__testUtils__/drawer/trees';
import { renderDeploymentsTab } from '../../__testUtils__/renderDeploymentsTab';
import { goodDay } from '../../__testUtils__/scenarios';

const server = setupServer();
const { id } = createDeployment('gcp-gke');
const queryOf = (tab: string, more: Record<string, string> = {}) =>
  `?${new URLSearchParams({ deployment: id, tab, ...more })}`;
const templatesPath = '/make/:namespace/:templateName';
const findDrawer = () =>
  screen.findByRole('dialog', { name: 'checkout-api on gcp-gke' });
const template = (name: string): Entity => ({
  apiVersion: 'scaffolder.backstage.io/v1beta3',
  kind: 'Template',
  metadata: { name, namespace: 'default' },
  spec: {},
});
/** What the form of a link is filled in with. */
function readFormData(link: HTMLElement): unknown {
  const { pathname, searchParams } = new URL(
    link.getAttribute('href') ?? '',
    'http://app',
  );
  return { pathname, ...JSON.parse(searchParams.get('formData') ?? '') };
}

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
      query: queryOf('overview'),
    });
    const drawer = await findDrawer();
    const list = await within(drawer).findByRole('list', {
      name: 'Recent actions',
    });
    expect(list).toHaveTextContent(
      /Hard refresh failed by user:default\/grace, Nov 24.*the repository was not found/,
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
      /GitRepository platform is fetched no more until/,
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
      `Restart is done to ${ref.kind} ${ref.name}`,
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

  it('roll back by a template that is filled in, in the engine only where nothing stands against it', async () => {
    const [first, ...others] = history.deliveries;
    const past = { ...others[0], engineEntry: '7' };
    server.use(
      answerGitops('history', {
        ...history,
        deliveries: [first, past, ...others.slice(1)],
      }),
    );
    const actions = new ActionsBackend();
    actions.checks = createChecks({
      rollback: {
        warnings: [{ code: 'GitUnchanged', message: 'Git stays as it is.' }],
      },
    });
    renderDeploymentsTab(server, goodDay, {
      actions,
      entities: [template('gitops-rollback')],
      templatesPath,
      query: queryOf('history'),
    });
    const drawer = await findDrawer();
    const link = await within(drawer).findByRole('link', {
      name: 'Roll back to 1.5.0',
    });
    expect(readFormData(link)).toEqual({
      pathname: '/make/default/gitops-rollback',
      service: 'checkout-api',
      clusters: ['gcp-gke'],
      version: '1.5.0',
      entityRef: 'component:default/checkout-api',
    });
    await userEvent.click(
      await within(drawer).findByRole('button', {
        name: 'Roll back to 1.5.0 in Argo CD hub',
      }),
    );
    const dialog = await screen.findByRole('dialog', { name: /^Roll back in/ });
    expect(dialog).toHaveTextContent(/Git stays as it is and would undo it/);
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Roll back in the engine' }),
    );
    await waitFor(() =>
      expect(actions.taken).toEqual([
        { id, action: 'rollback', body: { entry: '7' } },
      ]),
    );
  });
});

describe('templates of the board', () => {
  registerMswTestHooks(server);

  it('are linked filled in, where the catalog has them and only there', async () => {
    renderDeploymentsTab(server, goodDay, {
      entities: [
        template('gitops-promote'),
        template('gitops-add-to-clusters'),
      ],
      templatesPath,
    });
    const add = await screen.findByRole('link', { name: 'Add to clusters' });
    expect(readFormData(add)).toEqual({
      pathname: '/make/default/gitops-add-to-clusters',
      service: 'checkout-api',
      entityRef: 'component:default/checkout-api',
    });
    expect(screen.queryByRole('link', { name: 'Remove' })).toBeNull();
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Actions on checkout-api on aws-eks-staging',
      }),
    );
    const promote = await screen.findByRole('menuitem', { name: /^Promote/ });
    expect(readFormData(promote)).toMatchObject({
      version: '1.5.0',
      fromEnvironment: 'staging',
      toEnvironments: ['production'],
      toClusters: ['aws-eks', 'gcp-gke', 'azure-aks'],
    });
    expect(screen.queryByRole('menuitem', { name: /^Roll back/ })).toBeNull();
  });

  it('are shown with the reason to those who may not run templates, and lead nowhere', async () => {
    const asked: string[] = [];
    renderDeploymentsTab(server, goodDay, {
      entities: [
        template('gitops-promote'),
        template('gitops-rollback'),
        template('gitops-remove'),
      ],
      templatesPath,
      permissions: {
        authorize: async ({ permission }) => {
          asked.push(permission.name);
          return { result: AuthorizeResult.DENY };
        },
      },
    });
    const remove = await screen.findByRole('button', { name: 'Remove' });
    expect(remove).toBeDisabled();
    expect(remove).toHaveAccessibleDescription(
      'You may not run software templates.',
    );
    expect(asked).toEqual(['scaffolder.task.create']);
    expect(await findAxeViolations(remove.parentElement!)).toEqual([]);
    await userEvent.click(
      screen.getByRole('button', {
        name: 'Actions on checkout-api on aws-eks-staging',
      }),
    );
    for (const name of [/^Promote/, /^Roll back/, /^Remove/]) {
      const item = screen.getByRole('menuitem', { name });
      expect(item).toHaveAttribute('aria-disabled', 'true');
      expect(item).toHaveTextContent('You may not run software templates.');
      expect(item).not.toHaveAttribute('href');
    }
  });

  it('are not in the history of a Deployment for those who may not run them', async () => {
    server.use(answerGitops('history', history));
    renderDeploymentsTab(server, goodDay, {
      entities: [template('gitops-rollback')],
      templatesPath,
      permissions: {
        authorize: async () => ({ result: AuthorizeResult.DENY }),
      },
      query: queryOf('history'),
    });
    const drawer = await findDrawer();
    expect(await within(drawer).findAllByText(/1\.5\.0/)).not.toHaveLength(0);
    expect(
      within(drawer).queryByRole('link', { name: /^Roll back to/ }),
    ).toBeNull();
  });

  it('are linked while nobody can say whether they may be run: the scaffolder decides', async () => {
    renderDeploymentsTab(server, goodDay, {
      entities: [template('gitops-remove')],
      templatesPath,
      permissions: {
        authorize: async () => {
          throw new Error('permission backend is not installed');
        },
      },
    });
    expect(await screen.findByRole('link', { name: 'Remove' })).toBeVisible();
  });

  it('are not offered in an app without a page for templates', async () => {
    const actions = new ActionsBackend();
    actions.checks = createChecks();
    renderDeploymentsTab(server, goodDay, {
      actions,
      entities: [template('gitops-promote'), template('gitops-remove')],
    });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Actions on checkout-api on aws-eks-staging',
      }),
    );
    expect(
      await screen.findByRole('menuitem', { name: /^Sync/ }),
    ).toBeVisible();
    expect(screen.queryByRole('menuitem', { name: /^Promote/ })).toBeNull();
    expect(screen.queryByRole('link', { name: 'Remove' })).toBeNull();
  });
});
