import {
  registerMswTestHooks,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { setupServer } from 'msw/node';
import { deploymentsEntityContent, gitopsApi } from '../plugin';
import { answerDeployments } from '../__testUtils__/answerDeployments';
import { checkoutApi } from '../__testUtils__/checkoutApi';
import { createDeployment } from '../__testUtils__/createDeployment';
import { createEntityDeployments } from '../__testUtils__/createEntityDeployments';
import {
  engineDown,
  fortyClusters,
  goodDay,
  worstDay,
} from '../__testUtils__/scenarios';

const server = setupServer();

function renderTab(
  answer: Parameters<typeof answerDeployments>[0],
  options: { query?: string } = {},
) {
  server.use(answerDeployments(answer));
  return renderTestApp({
    extensions: [
      createTestEntityPage({ entity: checkoutApi }),
      deploymentsEntityContent,
      gitopsApi,
    ],
    initialRouteEntries: [`/${options.query ?? ''}`],
  });
}

const findTable = () => screen.findByRole('table', { name: /checkout-api/ });
const getRow = (name: RegExp) => screen.getByRole('row', { name });
const queryRow = (name: RegExp) => screen.queryByRole('row', { name });

async function findAxeViolations(element: Element) {
  // jsdom draws nothing, so contrast is for the tests in a browser.
  const { violations } = await axe.run(element, {
    rules: { 'color-contrast': { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
}

describe('DeploymentsTab', () => {
  registerMswTestHooks(server);

  describe('on a good day', () => {
    it('shows environments in order, with what runs in them', async () => {
      renderTab(goodDay);
      await findTable();
      expect(screen.getByText(/4 of 4 Synced and Healthy · live/)).toBeVisible();
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
      renderTab(goodDay);
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
      renderTab(goodDay);
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
      renderTab(goodDay);
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
      renderTab(
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
      renderTab(worstDay);
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
      expect(drifted).toHaveTextContent('self-heal off');
      expect(drifted).toHaveTextContent('(progressive rollout)');

      const unreachable = getRow(/^gcp-gke/);
      expect(unreachable).toHaveTextContent(/as of .*cluster does not answer/);
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
        "Named in the entity's annotation, no engine knows it here.",
      );
      expect(
        screen.getByText(/^gcp-gke does not answer since /),
      ).toBeVisible();
    });

    it('shouts when auto-sync is off', async () => {
      renderTab(
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
      expect(getRow(/^aws-eks/)).toHaveTextContent(
        '‖\uFE0Eauto-sync off',
      );
    });

    it('folds a long message without losing any of it', async () => {
      const message = `ComparisonError: ${'x'.repeat(400)}end`;
      renderTab(
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

  describe('when engines fail', () => {
    it('dates the rows of the one that is down and leaves the others', async () => {
      renderTab(engineDown);
      await findTable();
      expect(
        screen.getByText(/^Argo CD hub does not answer since /),
      ).toBeVisible();
      expect(
        screen.getByText(
          /connection refused. Rows below show its last state, as of /,
        ),
      ).toBeVisible();
      expect(
        screen.getByText('Flux azure-aks does not show everything.'),
      ).toBeVisible();
      expect(getRow(/^aws-eks/)).toHaveTextContent(
        '?\uFE0Elast known: Healthy',
      );
      expect(getRow(/^azure-aks/)).toHaveTextContent(
        '♥\uFE0EHealthy',
      );
      expect(getRow(/^gcp-gke/)).toHaveTextContent(
        '?\uFE0Ecannot tell Argo CD hub not read.',
      );
    });

    it('never takes not having looked for having found nothing', async () => {
      renderTab(
        createEntityDeployments([], { engines: engineDown.engines }),
      );
      expect(
        await screen.findByText('Nobody can tell where checkout-api runs'),
      ).toBeVisible();
      expect(
        screen.getByText(/^Argo CD hub does not answer since /),
      ).toBeVisible();
      expect(screen.queryByText(/annotation/)).not.toBeInTheDocument();
    });

    it('does not call silent what answers with a refusal', async () => {
      const [hub, flux] = engineDown.engines;
      const error = { code: 'Unauthorized', message: 'Our token is refused.' };
      renderTab({ ...engineDown, engines: [{ ...hub, error }, flux] });
      expect(
        await screen.findByText(/^Argo CD hub cannot be read since /),
      ).toBeVisible();
    });
  });

  describe('without anything to show', () => {
    it('says what was searched, and how to link, ready to copy', async () => {
      renderTab(
        createEntityDeployments([], { selectedBy: undefined }),
      );
      expect(
        await screen.findByText('No engine delivers checkout-api'),
      ).toBeVisible();
      expect(
        screen.getByText(
          '2 engines were read completely, and nothing in them belongs to component:default/checkout-api.',
        ),
      ).toBeVisible();
      const user = userEvent.setup();
      const write = jest.spyOn(navigator.clipboard, 'writeText');
      await user.click(screen.getByRole('button', { name: 'Copy' }));
      expect(await screen.findByText('Copied')).toBeVisible();
      expect(write).toHaveBeenCalledWith(
        'metadata:\n  annotations:\n    gitops/app-name: checkout-api\n',
      );
    });

    it('says that no engine is configured', async () => {
      renderTab(createEntityDeployments([], { engines: [] }));
      expect(await screen.findByText('No engine is configured')).toBeVisible();
      expect(screen.getByText(/instances:/)).toBeVisible();
    });
  });

  describe('when nothing can be read', () => {
    it.each([
      [
        { status: 403, name: 'NotAllowedError' },
        'You may not see these deployments',
      ],
      [
        { status: 404, name: 'NotFoundError' },
        'This entity is not in the catalog, or you may not see it',
      ],
      [{ status: 404 }, 'The GitOps backend is not installed'],
      [
        { status: 401, name: 'AuthenticationError' },
        'Your session has ended',
      ],
      [{ status: 502 }, 'Backstage cannot say where checkout-api runs'],
      [
        { status: 500, name: 'Error' },
        'Backstage cannot say where checkout-api runs',
      ],
    ])('answers %j with a sentence: %s', async (answer, sentence) => {
      renderTab(answer);
      const alert = await screen.findByRole('alert');
      expect(alert).toHaveTextContent(sentence);
      expect(alert).not.toHaveTextContent('internal words');
      expect(await findAxeViolations(alert)).toEqual([]);
    });

    it('shows the board when another try succeeds', async () => {
      renderTab({ status: 503 });
      const retry = await screen.findByRole('button', { name: 'Try again' });
      server.use(answerDeployments(goodDay));
      await userEvent.click(retry);
      expect(await findTable()).toBeVisible();
    });

    it('says that it is loading', async () => {
      renderTab(goodDay);
      expect(
        await screen.findByRole('status', { name: 'Loading deployments' }),
      ).toBeInTheDocument();
      await findTable();
    });
  });

  describe('with filter and order in the address', () => {
    it('shows what the address asks for', async () => {
      renderTab(worstDay, { query: '?filter=health%3Adegraded' });
      await findTable();
      expect(queryRow(/gcp-gke/)).toBeVisible();
      expect(queryRow(/azure-aks/)).not.toBeInTheDocument();
      expect(screen.getByText(/1 of 4 shown/)).toBeVisible();
      expect(
        screen.getByRole('searchbox', { name: 'Filter deployments' }),
      ).toHaveValue('health:degraded');
    });

    it('filters while one types, and says when nothing is left', async () => {
      renderTab(goodDay);
      await findTable();
      const field = screen.getByRole('searchbox');
      await userEvent.type(field, 'azure');
      expect(queryRow(/azure-aks/)).toBeVisible();
      expect(queryRow(/gcp-gke/)).not.toBeInTheDocument();
      await userEvent.type(field, 'nothing');
      expect(screen.getByText('No row matches the filter.')).toBeVisible();
    });

    it('sorts by a column, and the other way round', async () => {
      renderTab(worstDay, { query: '?sort=-health' });
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
      renderTab(fortyClusters);
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
    renderTab(
      createEntityDeployments([
        createDeployment('aws-eks', { app: 'web' }),
        createDeployment('aws-eks', { app: 'worker' }),
      ]),
    );
    await findTable();
    expect(getRow(/^aws-eks web/)).toBeVisible();
    expect(screen.getByText('web: 1.4.2 on 1 of 1 cluster')).toBeVisible();
  });

  it.each([
    ['a good day', goodDay],
    ['the worst day', worstDay],
    ['an engine down', engineDown],
    ['forty clusters', fortyClusters],
    ['nothing', createEntityDeployments([])],
  ])('axe finds nothing on %s', async (_, answer) => {
    renderTab(answer);
    const root = await screen.findByTestId('gitops-deployments');
    await within(root).findByRole('heading');
    expect(await findAxeViolations(root)).toEqual([]);
  });
});
