import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { answerGitops } from '../../__testUtils__/answerGitops';
import { events } from '../../__testUtils__/drawer/events';
import { createLogLines } from '../../__testUtils__/drawer/logLines';
import {
  brokenSecret,
  createManyNodes,
  failingPod,
  failingTree,
  rolloutTree,
} from '../../__testUtils__/drawer/trees';
import { findAxeViolations } from '../../__testUtils__/findAxeViolations';
import { mockLayout } from '../../__testUtils__/mockLayout';
import { renderDrawer } from '../../__testUtils__/renderDrawer';
import { worstDay } from '../../__testUtils__/scenarios';

const server = setupServer();
const tab = 'resources';

const getTree = () => screen.findByRole('treegrid', { name: 'Resources' });
const getRows = (tree: HTMLElement) => within(tree).getAllByRole('row');
const getRow = (tree: HTMLElement, text: RegExp) =>
  getRows(tree).find(row => text.test(row.textContent ?? ''))!;

describe('ResourcesTab', () => {
  registerMswTestHooks(server);
  let restore: () => void;
  beforeEach(() => {
    restore = mockLayout();
  });
  afterEach(() => restore());

  it('shows the tree with health, sync and reasons, the failing leaf open and first to reach', async () => {
    server.use(answerGitops('resources', failingTree));
    await renderDrawer(server, { tab });
    const tree = await getTree();
    const texts = getRows(tree).map(row => row.textContent);
    expect(texts.slice(0, 4)).toEqual([
      expect.stringMatching(
        /Deployment.*checkout-api.*Degraded.*Synced.*2 of 3 ready · 1 of the newest template · revision 7.*exceeded its progress deadline/,
      ),
      expect.stringMatching(/ReplicaSet.*cf8d9fc79.*bad · 0 of 1 ready/),
      expect.stringMatching(
        /Pod.*hmsf2.*ImagePullBackOff.*0 of 1 ready.*Back-off pulling image/,
      ),
      expect.stringMatching(/ReplicaSet.*7f89f4f885.*Healthy.*1\.4\.2/),
    ]);
    expect(getRow(tree, /hmsf2/)).toHaveAttribute('tabindex', '0');
    expect(getRow(tree, /7f89f4f885/)).toHaveAttribute(
      'aria-expanded',
      'false',
    );
    expect(getRow(tree, /ExternalSecret/)).toHaveTextContent(
      /not synced.*Secret does not exist: payments\/database · from ClusterSecretStore vault-backend/,
    );
    expect(getRow(tree, /HorizontalPodAutoscaler/)).toHaveTextContent(
      'scales Deployment/checkout-api · 3 now, 2 to 8',
    );
    expect(getRow(tree, /checkout-api-old/)).toHaveTextContent('left Git');
    expect(
      within(tree).getByRole('link', {
        name: 'Open https://checkout.example.com/ (in a new tab)',
      }),
    ).toHaveAttribute('href', 'https://checkout.example.com/');
    expect(tree.innerHTML).not.toContain('data:text');
    expect(
      screen.getByText(
        'Endpoints of the namespace payments may not be listed.',
      ),
    ).toBeVisible();
  });

  it('shows a canary that waits, its analysis, and a Helm release', async () => {
    server.use(
      answerGitops('resources', rolloutTree),
      answerGitops('live', {
        node: rolloutTree.nodes[0],
        manifest: 'kind: Rollout\n',
      }),
    );
    const drawer = await renderDrawer(server, {
      tab,
      resource: rolloutTree.nodes[0].id,
    });
    const tree = await getTree();
    expect(getRow(tree, /^[▾▸·]Rollout/)).toHaveTextContent(
      /Suspended.*Paused · canary · step 1 of 4 · 25% new · has waited for a person since/,
    );
    expect(getRow(tree, /sh\.helm\.release/)).toHaveTextContent(
      'release shop, revision 4, deployed · chart shop-0.3.0 · version 1.1.0',
    );
    expect(
      within(drawer).getByText('Metric "error-rate" assessed Failed'),
    ).toBeVisible();
  });

  it('is walked through, opened and read by keyboard', async () => {
    server.use(
      answerGitops('resources', failingTree),
      answerGitops('live', { node: failingPod, manifest: 'kind: Pod\n' }),
    );
    await renderDrawer(server, { tab });
    const tree = await getTree();
    getRow(tree, /hmsf2/).focus();
    await userEvent.keyboard('{ArrowDown}{ArrowRight}');
    expect(getRow(tree, /ReplicaSet.*7f89f4f885/)).toHaveFocus();
    expect(getRow(tree, /7mk9q/)).toBeVisible();
    await userEvent.keyboard('{ArrowRight}{ArrowDown}');
    expect(getRow(tree, /b8nfs/)).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    const detail = await screen.findByRole('region', {
      name: 'Pod checkout-api-7f89f4f885-b8nfs',
    });
    expect(detail).toBeVisible();
    expect(getRow(tree, /b8nfs/)).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{ArrowLeft}{ArrowLeft}{Home}');
    expect(getRows(tree)[0]).toHaveFocus();
    expect(within(tree).queryByText(/b8nfs/)).not.toBeInTheDocument();
  });

  it('asks for a resource that is looked at, and shows conditions, containers and manifest', async () => {
    const asked: string[] = [];
    server.use(
      answerGitops('resources', failingTree),
      answerGitops(
        'live',
        {
          node: {
            ...failingPod,
            conditions: [
              {
                type: 'Ready',
                status: 'False',
                reason: 'ContainersNotReady',
                since: '2026-11-23T11:47:12Z',
              },
            ],
            specifics: {
              type: 'pod',
              status: 'ImagePullBackOff',
              ready: 0,
              total: 1,
              restarts: 0,
              containers: [
                {
                  name: 'checkout-api',
                  image: 'ghcr.io/org/checkout-api:bad',
                  ready: false,
                  restarts: 2,
                  state: 'waiting',
                  reason: 'ImagePullBackOff',
                  lastReason: 'OOMKilled',
                },
              ],
            },
          },
          manifest: 'apiVersion: v1\nkind: Pod\n',
        },
        asked,
      ),
    );
    await renderDrawer(server, { tab });
    const tree = await getTree();
    await userEvent.click(within(getRow(tree, /hmsf2/)).getByText(/hmsf2/));
    const detail = await screen.findByRole('region', {
      name: /^Pod checkout-api-cf8d9fc79-hmsf2$/,
    });
    expect(await within(detail).findByText(/apiVersion: v1/)).toHaveTextContent(
      'kind: Pod',
    );
    expect(detail).toHaveTextContent(/Ready=False ContainersNotReady/);
    expect(detail).toHaveTextContent(
      /checkout-api waiting · ImagePullBackOff · not ready · 2 restarts · last ended: OOMKilled/,
    );
    expect(asked[0]).toMatch(
      /live\?group=&.*kind=Pod&.*name=checkout-api-cf8d9fc79-hmsf2/,
    );
  });

  it('leads from a Pod to its logs and its events', async () => {
    const logs: string[] = [];
    const askedEvents: string[] = [];
    server.use(
      answerGitops('resources', failingTree),
      answerGitops('live', { node: failingPod, manifest: '' }),
      answerGitops('logs', [...createLogLines(2), { type: 'end' }], logs),
      answerGitops('events', events, askedEvents),
    );
    await renderDrawer(server, { tab });
    await getTree();
    await userEvent.click(
      screen.getByRole('button', {
        name: `Logs of ${failingPod.ref.name}`,
      }),
    );
    expect(await screen.findByRole('log')).toBeVisible();
    expect(screen.getByRole('tab', { name: 'Logs' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
    expect(logs[0]).toContain(`pod=${failingPod.ref.name}`);
    await userEvent.click(screen.getByRole('tab', { name: 'Events' }));
    expect(
      await screen.findByText(`Only about Pod ${failingPod.ref.name}.`),
    ).toBeVisible();
    await waitFor(() =>
      expect(askedEvents[0]).toContain(`name=${failingPod.ref.name}`),
    );
  });

  it('filters by kind and by state, and says when nothing fits', async () => {
    server.use(answerGitops('resources', failingTree));
    await renderDrawer(server, { tab });
    const tree = await getTree();
    await userEvent.selectOptions(screen.getByLabelText('Kind'), 'Service');
    expect(getRows(tree)).toHaveLength(1);
    expect(screen.getByText('1 of 14 resources')).toBeVisible();
    await userEvent.selectOptions(screen.getByLabelText('State'), 'in trouble');
    expect(screen.getByText('None fits the filter.')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear the filter' }),
    );
    expect(screen.getByText('14 of 14 resources')).toBeVisible();
  });

  it('draws few of two thousand lines, and the failing one among them', async () => {
    server.use(answerGitops('resources', createManyNodes(2_000)));
    await renderDrawer(server, { tab });
    const tree = await getTree();
    await waitFor(() => expect(getRow(tree, /CrashLoopBackOff/)).toBeVisible());
    expect(getRows(tree).length).toBeLessThan(60);
    expect(tree).toHaveAttribute('aria-rowcount', '2000');
    expect(tree.scrollTop).toBeGreaterThan(10_000);
  });

  it('says why there is nothing', async () => {
    server.use(answerGitops('resources', { nodes: [], problems: [] }));
    await renderDrawer(server, { tab });
    expect(await screen.findByText(/^It has no resources: /)).toBeVisible();
  });

  it('names a dead cluster at once, says why it failed, and tries again', async () => {
    server.use(
      answerGitops('resources', {
        status: 503,
        name: 'ServiceUnavailableError',
        message: 'The cluster gcp-gke refuses connections.',
      }),
    );
    const drawer = await renderDrawer(server, { tab, board: worstDay });
    expect(drawer).toHaveTextContent(/gcp-gke has not answered since/);
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The resources cannot be read now.');
    expect(alert).toHaveTextContent('The cluster gcp-gke refuses connections.');
    server.use(answerGitops('resources', failingTree));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await getTree()).toBeVisible();
  });

  it('says that it is loading', async () => {
    server.use(answerGitops('resources', 'never'));
    await renderDrawer(server, { tab });
    expect(
      await screen.findByRole('status', { name: 'The resources: loading' }),
    ).toBeVisible();
  });

  it('has nothing that axe holds against it', async () => {
    server.use(
      answerGitops('resources', failingTree),
      answerGitops('live', { node: brokenSecret, manifest: 'kind: x\n' }),
    );
    const drawer = await renderDrawer(server, {
      tab,
      resource: brokenSecret.id,
    });
    await getTree();
    await screen.findByText('kind: x');
    expect(await findAxeViolations(drawer)).toEqual([]);
  });
});
