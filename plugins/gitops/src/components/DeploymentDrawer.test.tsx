import { PROGRESSIVE_ROLLOUT as rolling } from '@backstage-gitops/plugin-gitops-common';
import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { ActionsBackend } from '../__testUtils__/ActionsBackend';
import { answerGitops } from '../__testUtils__/answerGitops';
import { history } from '../__testUtils__/answers';
import { createChecks } from '../__testUtils__/createChecks';
import { createDeployment } from '../__testUtils__/createDeployment';
import { createEntityDeployments } from '../__testUtils__/createEntityDeployments';
import { findAxeViolations } from '../__testUtils__/findAxeViolations';
import {
  findTable,
  renderDeploymentsTab,
} from '../__testUtils__/renderDeploymentsTab';
import { goodDay } from '../__testUtils__/scenarios';

const server = setupServer();
const { id } = createDeployment('gcp-gke');
const link = `?deployment=${encodeURIComponent(id)}&tab=history`;

describe('DeploymentDrawer', () => {
  registerMswTestHooks(server);

  it('opens from a row by keyboard, asks for that row, and closes on Escape', async () => {
    const asked: string[] = [];
    server.use(answerGitops('history', history, asked));
    renderDeploymentsTab(server, goodDay);
    await findTable();
    expect(asked).toEqual([]);
    const opener = screen.getByRole('button', {
      name: 'History of checkout-api on gcp-gke',
    });
    opener.focus();
    await userEvent.keyboard('{Enter}');
    const drawer = await screen.findByRole('dialog', {
      name: 'checkout-api on gcp-gke',
    });
    expect(
      within(drawer).getByRole('tab', { name: 'History' }),
    ).toHaveAttribute('aria-selected', 'true');
    expect(await within(drawer).findByText('Deliveries')).toBeVisible();
    expect(asked[0]).toContain(
      `/deployments/${encodeURIComponent(id)}/history`,
    );
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(opener).toHaveFocus();
  });

  it('shows deliveries with who, when, how long and what became of them', async () => {
    server.use(answerGitops('history', history));
    renderDeploymentsTab(server, goodDay, { query: link });
    const deliveries = await screen.findByRole('list', { name: 'Deliveries' });
    const [back, failed, first] = within(deliveries)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent);
    expect(back).toMatch(/1\.4\.2.*Healthy.*by grace · took 1 min 35 sec/);
    expect(back).toMatch(/Brought back what ran before: 1\.4\.2, of Nov 17/);
    expect(failed).toMatch(
      /1\.5\.0.*failed.*new version.*a0a69e2 checkout-api: 1\.5\.0.*Ada Example/,
    );
    expect(failed).toMatch(/by the engine itself · took 1 hr/);
    expect(failed).toMatch(/Rolled back to 1\.4\.2, Nov 22.*\./);
    expect(failed).toContain('ImagePullBackOff, 2 of 3 pods');
    expect(first).toMatch(
      /first delivery.*4613475.*from the engine's own history/,
    );
    expect(
      within(deliveries).getByRole('link', { name: 'Commit a0a69e2' }),
    ).toHaveAttribute(
      'href',
      'https://git.example.com/org/platform-gitops/commit/a0a69e2',
    );
    expect(
      screen.getByText(/^Kept by Backstage since .*; what is older is/),
    ).toBeVisible();
  });

  it('shows changes of state, of one axis if one asks', async () => {
    server.use(answerGitops('history', history));
    renderDeploymentsTab(server, goodDay, { query: link });
    const read = async () =>
      within(await screen.findByRole('list', { name: 'Changes of state' }))
        .getAllByRole('listitem')
        .map(item => item.textContent);
    expect(await read()).toEqual([
      expect.stringMatching(/Health: Degraded → Healthy$/),
      expect.stringMatching(/Healthy → DegradedImagePullBackOff/),
      expect.stringMatching(/Sync: OutOfSync → Synced$/),
      expect.stringMatching(/Sync: first seen as OutOfSync$/),
      expect.stringMatching(/Reachability: reachable → not reachable$/),
      expect.stringMatching(/Drift: first seen as no drift$/),
    ]);
    const choice = screen.getByRole('radiogroup', { name: 'Show changes of' });
    await userEvent.click(within(choice).getByRole('radio', { name: 'Sync' }));
    expect(await read()).toHaveLength(2);
  });

  it('says that nothing is kept yet', async () => {
    server.use(answerGitops('history', { deliveries: [], transitions: [] }));
    renderDeploymentsTab(server, goodDay, { query: link });
    expect(await screen.findByText(/^Nothing is kept yet\./)).toBeVisible();
  });

  it('says that it is loading', async () => {
    server.use(answerGitops('history', 'never'));
    renderDeploymentsTab(server, goodDay, { query: link });
    expect(
      await screen.findByRole('status', { name: 'Loading the history' }),
    ).toBeVisible();
  });

  it.each([
    [403, 'NotAllowedError', 'You may not see this history.'],
    [404, 'NotFoundError', /^This deployment is not there any more/],
    [500, 'Error', 'The history cannot be read now.'],
  ])('says what %d means, and tries again', async (status, name, text) => {
    server.use(answerGitops('history', { status, name }));
    renderDeploymentsTab(server, goodDay, { query: link });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(text);
    expect(alert).not.toHaveTextContent('internal words');
    server.use(answerGitops('history', history));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Deliveries')).toBeVisible();
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it('opens for a Deployment that is not on the board, which is asked for by its id', async () => {
    const other = createDeployment('aws-eks', { app: 'users' });
    const asked: string[] = [];
    const actions = new ActionsBackend();
    actions.checks = createChecks();
    server.use(answerGitops('deployment', other, asked));
    renderDeploymentsTab(server, goodDay, {
      actions,
      query: `?deployment=${encodeURIComponent(other.id)}-of-users`,
    });
    const drawer = await screen.findByRole('dialog', {
      name: 'users on aws-eks',
    });
    expect(asked[0]).toContain(encodeURIComponent(`${other.id}-of-users`));
    expect(drawer).toHaveTextContent('it belongs to another entity');
    expect(
      within(drawer).getByRole('tab', { name: 'Overview' }),
    ).toHaveAttribute('aria-selected', 'true');
    // What can be done is asked for it as for a row.
    expect(
      await within(drawer).findByRole('button', { name: 'Sync' }),
    ).toBeVisible();
  });

  it('says that there is no Deployment of an id, and shows no tabs of it', async () => {
    server.use(
      answerGitops('deployment', { status: 404, name: 'NotFoundError' }),
    );
    const lost = 'argocd:hub:argocd:Application:lost-one';
    renderDeploymentsTab(server, goodDay, {
      query: `?deployment=${encodeURIComponent(lost)}`,
    });
    const drawer = await screen.findByRole('dialog', { name: 'lost-one' });
    const alert = await within(drawer).findByRole('alert');
    expect(alert).toHaveTextContent(
      /no such deployment, or you may not see it\..*Its id is argocd:hub:argocd:Application:lost-one/,
    );
    expect(within(drawer).queryByRole('tab')).toBeNull();
    expect(await findAxeViolations(drawer)).toEqual([]);
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it.each([
    ['suspended', { suspended: true }],
    ['auto-sync off', { sync: false, selfHeal: false }],
    ['self-heal off', { selfHeal: false, reason: 'ignored by its set' }],
    ['self-heal off', { sync: false, selfHeal: false, reason: rolling }],
  ])('says %s beside its title', async (words, changes) => {
    const automation = {
      ...createDeployment('gcp-gke').automation,
      ...changes,
    };
    renderDeploymentsTab(
      server,
      createEntityDeployments([createDeployment('gcp-gke', { automation })]),
      { query: link },
    );
    const title = await screen.findByRole('heading', {
      name: 'checkout-api on gcp-gke',
    });
    expect(title.parentElement).toHaveTextContent(
      new RegExp(`Synced.*Healthy.*${words}$`),
    );
  });

  it('brings the tab that the address names into sight', async () => {
    const shown: Element[] = [];
    Element.prototype.scrollIntoView = function scrollIntoView() {
      shown.push(this);
    };
    server.use(answerGitops('history', history));
    renderDeploymentsTab(server, goodDay, { query: link });
    const tab = await screen.findByRole('tab', { name: 'History' });
    await waitFor(() => expect(shown).toContain(tab));
    // @ts-expect-error jsdom has none
    delete Element.prototype.scrollIntoView;
  });

  it('has nothing that axe holds against it', async () => {
    server.use(answerGitops('history', history));
    renderDeploymentsTab(server, goodDay, { query: link });
    await screen.findByText('Deliveries');
    expect(await findAxeViolations(screen.getByRole('dialog'))).toEqual([]);
  });
});
