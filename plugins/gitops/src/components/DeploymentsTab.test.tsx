import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { createDeployment } from '../__testUtils__/createDeployment';
import { createEntityDeployments } from '../__testUtils__/createEntityDeployments';
import {
  findTable,
  getRow,
  queryRow,
  renderDeploymentsTab,
} from '../__testUtils__/renderDeploymentsTab';
import { fortyClusters, goodDay, worstDay } from '../__testUtils__/scenarios';

const server = setupServer();

describe('DeploymentsTab', () => {
  registerMswTestHooks(server);

  describe('on a good day', () => {
    it('shows environments in order, with what runs in them', async () => {
      renderDeploymentsTab(server, goodDay);
      await findTable();
      expect(
        screen.getByText(/4 of 4 Synced and Healthy · live/),
      ).toBeVisible();
      const headings = screen
        .getAllByRole('rowheader')
        .map(({ textContent }) => textContent)
        .filter(text => /staging|production/.test(text ?? ''))
        .filter(text => / on /.test(text ?? ''));
      expect(headings).toEqual([
        'staging1.5.0 on 1 of 1 cluster',
        'production1.4.2 on 3 of 3 clusters · 1 release behind staging',
      ]);
    });

    it('shows of a row all there is, with links out', async () => {
      renderDeploymentsTab(server, goodDay);
      await findTable();
      const row = getRow(/^gcp-gke/);
      expect(row).toHaveTextContent('GCP · europe-west1 · Argo CD hub');
      expect(within(row).getByRole('button', { name: '1.4.2' })).toBeVisible();
      expect(
        within(row).getByRole('link', { name: 'Commit 4613475' }),
      ).toHaveAttribute(
        'href',
        'https://git.example.com/org/platform-gitops/commit/4613475a8de1c0f95a7b1f6d8f3d2c4b5a697881',
      );
      expect(row).toHaveTextContent('Faster totals');
      expect(row).toHaveTextContent('Grace Example');
      expect(row).toHaveTextContent('✓\uFE0ESynced');
      expect(row).toHaveTextContent('♥\uFE0EHealthy');
      expect(row).toHaveTextContent('auto · prune · self-heal');
      expect(
        within(row).getByRole('link', { name: /in Argo CD hub/ }),
      ).toHaveAttribute(
        'href',
        'https://argocd.example.com/applications/checkout-api-gcp-gke',
      );
      expect(getRow(/azure-aks/)).toHaveTextContent(
        'Azure · westeurope · Flux',
      );
    });

    it('tells how the version was chosen to a keyboard', async () => {
      renderDeploymentsTab(server, goodDay);
      await findTable();
      const row = getRow(/^gcp-gke/);
      const version = within(row).getByRole('button', { name: '1.4.2' });
      while (document.activeElement !== version) await userEvent.tab();
      const tooltip = await screen.findByRole('tooltip');
      expect(tooltip).toHaveTextContent('From the tag of the main image.');
      expect(version).toHaveAccessibleDescription(
        'From the tag of the main image.',
      );
    });

    it('is a table for those who cannot see it', async () => {
      renderDeploymentsTab(server, goodDay);
      const table = await findTable();
      expect(
        within(table)
          .getAllByRole('columnheader')
          .map(header => header.textContent?.replace(' ↑', '')),
      ).toEqual([
        'Cluster',
        'Version',
        'Commit',
        'Sync',
        'Health',
        'Deployed',
        'Automation',
        'History',
      ]);
      expect(
        within(table).getByRole('columnheader', { name: 'Cluster' }),
      ).toHaveAttribute('aria-sort', 'ascending');
      for (const header of within(table).getAllByRole('rowheader')) {
        expect(header).toHaveAttribute('scope', expect.stringMatching(/^row/));
      }
    });

    it('shows an address only when it is one of the web', async () => {
      // eslint-disable-next-line no-script-url
      const link = 'javascript:alert(1)';
      renderDeploymentsTab(
        server,
        createEntityDeployments([
          createDeployment('aws-eks', {
            link,
            commit: { sha: 'a'.repeat(40), url: link },
          }),
        ]),
      );
      const table = await findTable();
      expect(within(table).queryByRole('link')).not.toBeInTheDocument();
    });
  });

  describe('on the worst day', () => {
    it('says each fault on the row it touches', async () => {
      renderDeploymentsTab(server, worstDay);
      await findTable();
      expect(
        screen.getByText(
          /0 of 3 Synced and Healthy · 1 moving · 2 need a look · 1 missing/,
        ),
      ).toBeVisible();
      expect(
        screen.getByText('skew: 1.5.0 on 2 clusters, 1.4.2 on 1'),
      ).toBeVisible();

      const drifted = getRow(/^aws-eks/);
      expect(drifted).toHaveTextContent('≠\uFE0EOutOfSync');
      expect(drifted).toHaveTextContent('drifted: replicas 3 → 6');
      expect(drifted).toHaveTextContent('auto in waves · prune');
      expect(drifted).toHaveTextContent('self-heal off');
      expect(drifted).not.toHaveTextContent('auto-sync off');
      expect(drifted).toHaveTextContent('(progressive rollout)');

      const unreachable = getRow(/^gcp-gke/);
      expect(unreachable).toHaveTextContent(
        /as of .*cluster not reachable.*connection refused/,
      );
      expect(unreachable).toHaveTextContent('?\uFE0Elast known: Degraded');
      expect(unreachable).toHaveTextContent('ImagePullBackOff, 2 of 3 pods');

      const moving = getRow(/^azure-aks/);
      expect(moving).toHaveTextContent('↓\uFE0E1 behind');
      expect(moving).toHaveTextContent('…\uFE0EProgressing');
      expect(moving).toHaveTextContent('1.5.0 being applied');
      expect(moving).toHaveTextContent('‖\uFE0Esuspended');

      const absent = getRow(/onprem-1/);
      expect(absent).toHaveTextContent('—\uFE0Enot deployed');
      expect(absent).toHaveTextContent(
        "Named in the entity's annotation, but no engine knows it here.",
      );
      expect(
        screen.getByText(/^gcp-gke has not answered since /),
      ).toBeVisible();
      expect(
        screen.getByText(
          /^Argo CD hub cannot reach it: connection refused\. Argo CD hub still reports its last state; rows below show it as of /,
        ),
      ).toBeVisible();
    });

    it('shouts when auto-sync is off', async () => {
      renderDeploymentsTab(
        server,
        createEntityDeployments([
          createDeployment('aws-eks', {
            automation: {
              sync: false,
              prune: false,
              selfHeal: false,
              suspended: false,
            },
          }),
        ]),
      );
      await findTable();
      expect(getRow(/^aws-eks/)).toHaveTextContent('‖\uFE0Eauto-sync off');
    });

    it('folds a long message without losing any of it', async () => {
      const message = `ComparisonError: ${'x'.repeat(400)}end`;
      renderDeploymentsTab(
        server,
        createEntityDeployments([
          createDeployment('aws-eks', { health: 'Degraded', message }),
        ]),
      );
      await findTable();
      const whole = screen.getByText(message);
      expect(whole.closest('details')).not.toHaveAttribute('open');
      await userEvent.click(screen.getByText('whole message'));
      expect(whole.closest('details')).toHaveAttribute('open');
    });
  });

  describe('with filter and order in the address', () => {
    it('shows what the address asks for', async () => {
      renderDeploymentsTab(server, worstDay, {
        query: '?filter=health%3Adegraded',
      });
      await findTable();
      expect(queryRow(/gcp-gke/)).toBeVisible();
      expect(queryRow(/azure-aks/)).not.toBeInTheDocument();
      expect(screen.getByText(/1 of 4 shown/)).toBeVisible();
      expect(
        screen.getByRole('searchbox', { name: 'Filter deployments' }),
      ).toHaveValue('health:degraded');
    });

    it('filters while one types, and says when nothing is left', async () => {
      renderDeploymentsTab(server, goodDay);
      await findTable();
      const field = screen.getByRole('searchbox');
      await userEvent.type(field, 'azure');
      expect(queryRow(/azure-aks/)).toBeVisible();
      expect(queryRow(/gcp-gke/)).not.toBeInTheDocument();
      await userEvent.type(field, 'nothing');
      expect(screen.getByText(/^No row matches the filter\./)).toBeVisible();
    });

    it('sorts by a column, and the other way round', async () => {
      renderDeploymentsTab(server, worstDay, { query: '?sort=-health' });
      await findTable();
      const clusters = () =>
        screen
          .getAllByRole('rowheader')
          .flatMap(
            header =>
              /(aws-eks|gcp-gke|azure-aks|onprem-1)/.exec(
                header.textContent ?? '',
              )?.[0] ?? [],
          );
      expect(clusters()).toEqual([
        'gcp-gke',
        'azure-aks',
        'aws-eks',
        'onprem-1',
      ]);
      expect(
        screen.getByRole('columnheader', { name: 'Health' }),
      ).toHaveAttribute('aria-sort', 'descending');
      await userEvent.click(screen.getByRole('button', { name: 'Health' }));
      await waitFor(() =>
        expect(clusters()).toEqual([
          'aws-eks',
          'azure-aks',
          'gcp-gke',
          'onprem-1',
        ]),
      );
    });
  });

  describe('with forty clusters', () => {
    it('folds what is alike and leaves problems open', async () => {
      renderDeploymentsTab(server, fortyClusters);
      await findTable();
      const good = screen.getByRole('button', { name: '37 on 1.4.2' });
      expect(good).toHaveAttribute('aria-expanded', 'false');
      expect(
        screen.getByRole('button', { name: '2 on 1.4.1' }),
      ).toHaveAttribute('aria-expanded', 'true');
      expect(queryRow(/^eu-3/)).toBeVisible();
      expect(queryRow(/^us-9/)).toBeVisible();
      expect(queryRow(/^cluster-17/)).not.toBeInTheDocument();
      good.focus();
      await userEvent.keyboard('{Enter}');
      expect(queryRow(/^cluster-17/)).toBeVisible();
    });
  });

  it('names the apps when an entity has several', async () => {
    renderDeploymentsTab(
      server,
      createEntityDeployments([
        createDeployment('aws-eks', { app: 'web' }),
        createDeployment('aws-eks', { app: 'worker' }),
      ]),
    );
    await findTable();
    expect(getRow(/^aws-eks web/)).toBeVisible();
    expect(screen.getByText('web: 1.4.2 on 1 of 1 cluster')).toBeVisible();
  });
});
