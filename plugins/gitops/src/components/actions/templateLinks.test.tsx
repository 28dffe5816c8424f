import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { ActionsBackend } from '../../__testUtils__/ActionsBackend';
import { answerGitops } from '../../__testUtils__/answerGitops';
import { history } from '../../__testUtils__/answers';
import { createChecks } from '../../__testUtils__/createChecks';
import { createDeployment } from '../../__testUtils__/createDeployment';
import { findAxeViolations } from '../../__testUtils__/findAxeViolations';
import { renderDeploymentsTab } from '../../__testUtils__/renderDeploymentsTab';
import { goodDay } from '../../__testUtils__/scenarios';

const server = setupServer();
const { id } = createDeployment('gcp-gke');
const historyQuery = `?${new URLSearchParams({
  deployment: id,
  tab: 'history',
})}`;
const findDrawer = () =>
  screen.findByRole('dialog', { name: 'checkout-api on gcp-gke' });
const templatesPath = '/make/:namespace/:templateName';
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

describe('actions on a delivery', () => {
  registerMswTestHooks(server);
  beforeEach(() => localStorage.clear());

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
      query: historyQuery,
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
      query: historyQuery,
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
