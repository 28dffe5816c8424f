import { ResourceTree } from '@backstage-gitops/plugin-gitops-common';
import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { answerGitops } from '../../__testUtils__/answerGitops';
import { createDeployment } from '../../__testUtils__/createDeployment';
import { createEntityDeployments } from '../../__testUtils__/createEntityDeployments';
import {
  failingDetails,
  noCommits,
  quietDetails,
  waitingCommits,
} from '../../__testUtils__/drawer/details';
import { failingTree } from '../../__testUtils__/drawer/trees';
import { waitingDay } from '../../__testUtils__/faultScenarios';
import { findAxeViolations } from '../../__testUtils__/findAxeViolations';
import {
  findTable,
  renderDeploymentsTab,
} from '../../__testUtils__/renderDeploymentsTab';
import { renderDrawer } from '../../__testUtils__/renderDrawer';
import { goodDay, worstDay } from '../../__testUtils__/scenarios';

const server = setupServer();
const failing = createEntityDeployments([
  createDeployment('gcp-gke', {
    sync: 'OutOfSync',
    health: 'Degraded',
    message: failingDetails.conditions[0].raw,
    revision: {
      target: 'main',
      applied: waitingCommits.from,
      desired: waitingCommits.to,
    },
    targetNamespace: 'payments',
    project: 'shop',
  }),
]);

/** What stands beside a label. */
const factsOf = (drawer: HTMLElement, label: string) =>
  within(drawer)
    .getAllByText(label, { selector: 'dt' })
    .map(term => term.nextElementSibling?.textContent);

describe('OverviewTab', () => {
  registerMswTestHooks(server);

  it('opens from the name of a cluster, by click and by keyboard', async () => {
    server.use(answerGitops('details', quietDetails));
    renderDeploymentsTab(server, goodDay);
    const table = await findTable();
    const opener = within(table).getByRole('button', { name: 'gcp-gke' });
    await userEvent.click(opener);
    const drawer = await screen.findByRole('dialog', {
      name: 'checkout-api on gcp-gke',
    });
    expect(
      within(drawer).getByRole('tab', { name: 'Overview' }),
    ).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{Escape}');
    expect(opener).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(
      await screen.findByRole('dialog', { name: 'checkout-api on gcp-gke' }),
    ).toBeVisible();
  });

  it('says what is wrong, what to do, and the raw text one click away', async () => {
    server.use(
      answerGitops('details', failingDetails),
      answerGitops('commits', waitingCommits),
    );
    const drawer = await renderDrawer(server, {
      tab: 'overview',
      board: failing,
    });
    expect(await within(drawer).findByText('What is wrong')).toBeVisible();
    expect(factsOf(drawer, 'What is wrong')[0]).toMatch(
      /^1 of 3 Pods cannot pull .* since/,
    );
    expect(factsOf(drawer, 'What to do')[0]).toBe(
      failingDetails.conditions[0].advice,
    );
    const raw = within(drawer).getByText(failingDetails.conditions[0].raw);
    expect(raw).not.toBeVisible();
    await userEvent.click(
      within(drawer).getByText('In the words of the engine (health)'),
    );
    expect(raw.closest('details')).toHaveAttribute('open');
  });

  it('shows revisions, and the commits between what runs and what should', async () => {
    server.use(
      answerGitops('details', failingDetails),
      answerGitops('commits', waitingCommits),
    );
    const drawer = await renderDrawer(server, {
      tab: 'overview',
      board: failing,
    });
    const commits = await within(drawer).findByRole('list', {
      name: 'Commits that wait',
    });
    expect(
      within(commits)
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringMatching(/^a0a69e2 checkout-api: 1\.5\.0Ada Example/),
      expect.stringMatching(/^5b6fc8f checkout-api: more memoryGrace Example/),
    ]);
    expect(factsOf(drawer, 'Runs')[0]).toMatch(/^4613475/);
    expect(factsOf(drawer, 'Should run')[0]).toMatch(/^a0a69e2/);
    expect(factsOf(drawer, 'Why')[0]).toContain(
      'It runs 4613475; Git says a0a69e2.',
    );
  });

  it('shows images, parameters, what moves them, and links that are safe', async () => {
    server.use(
      answerGitops('details', failingDetails),
      answerGitops('commits', noCommits),
    );
    const drawer = await renderDrawer(server, {
      tab: 'overview',
      board: failing,
    });
    expect(await within(drawer).findByText('image.tag = bad')).toBeVisible();
    const [updater, policy] = factsOf(drawer, 'Image');
    expect(updater).toMatch(
      /The Argo CD Image Updater checkout-api takes semver \^1\.0\.0\. The newest that fits is 1\.5\.0\./,
    );
    expect(updater).toMatch(/Last pushed a0a69e2,/);
    expect(policy).toMatch(/No tag that fits is known\..*Suspended/);
    expect(policy).toContain('No tag of the image fits the policy.');
    expect(
      within(drawer).getByRole('link', {
        name: 'checkout.example.com (opens in a new tab)',
      }),
    ).toHaveAttribute('href', 'https://checkout.example.com/');
    expect(drawer.innerHTML).not.toContain('data:text');
    expect(factsOf(drawer, 'Delivered by')[0]).toBe(
      'Argo CD hub · Application checkout-api-gcp-gke in argocd',
    );
  });

  it('shows the images of workloads where its engine names none, or why they are not known', async () => {
    server.use(
      answerGitops('details', quietDetails),
      answerGitops('resources', {
        status: 503,
        name: 'ServiceUnavailableError',
      }),
    );
    const board = createEntityDeployments([
      createDeployment('gcp-gke', { images: [] }),
    ]);
    const drawer = await renderDrawer(server, { tab: 'overview', board });
    expect(
      await within(drawer).findByText(/its workloads cannot be read now\.$/),
    ).toBeVisible();
    const look = async (tree: ResourceTree) => {
      server.use(answerGitops('resources', tree));
      await userEvent.click(
        within(drawer).getByRole('tab', { name: 'Events' }),
      );
      await userEvent.click(
        within(drawer).getByRole('tab', { name: 'Overview' }),
      );
      await within(drawer).findByText('Images');
      await waitFor(() =>
        expect(drawer).not.toHaveTextContent('reading its workloads'),
      );
      return factsOf(drawer, 'Images')[0];
    };
    expect(await look({ ...failingTree, problems: [] })).toBe(
      'ghcr.io/org/checkout-api:badIts engine does not name them; these are of its workloads, as they are now.',
    );
    const problems = [{ code: 'Forbidden', message: 'pods: forbidden' }];
    expect(await look({ ...failingTree, problems })).toMatch(
      /:badIts engine .* as far as these could be read\.$/,
    );
    expect(await look({ nodes: [], problems })).toMatch(
      /^Not known: .* says why/,
    );
    expect(await look({ nodes: [], problems: [] })).toBe(
      'None known: no container of it runs now, as far as can be seen.',
    );
  });

  it('asks for no commits where what should run is what runs, and says so', async () => {
    const asked: string[] = [];
    server.use(
      answerGitops('details', quietDetails),
      answerGitops('commits', noCommits, asked),
    );
    const drawer = await renderDrawer(server, { tab: 'overview' });
    expect(
      await within(drawer).findByText('Nothing moves its images by itself.'),
    ).toBeVisible();
    expect(factsOf(drawer, 'Why')).toEqual([
      'It runs what Git says, and works.',
    ]);
    expect(factsOf(drawer, 'Commits that wait')).toEqual([
      'None: what should run is what runs.',
    ]);
    expect(asked).toEqual([]);
  });

  it('names a dead cluster at once, while its details are still being read', async () => {
    server.use(answerGitops('details', 'never'));
    const drawer = await renderDrawer(server, {
      tab: 'overview',
      board: worstDay,
    });
    expect(drawer).toHaveTextContent(/gcp-gke has not answered since/);
    expect(drawer).toHaveTextContent('Argo CD hub cannot reach it');
    expect(
      within(drawer).getByRole('status', { name: 'The details: loading' }),
    ).toBeVisible();
    expect(factsOf(drawer, 'Delivered by')).toHaveLength(1);
  });

  it('keeps what its row tells when the details fail, says why, and tries again', async () => {
    server.use(
      answerGitops('details', {
        status: 503,
        name: 'ServiceUnavailableError',
        message: 'Argo CD hub did not answer within 10 s.',
      }),
    );
    const drawer = await renderDrawer(server, { tab: 'overview' });
    const alert = await within(drawer).findByRole('alert');
    expect(alert).toHaveTextContent('The details cannot be read now.');
    expect(alert).toHaveTextContent('Argo CD hub did not answer within 10 s.');
    expect(factsOf(drawer, 'Runs')[0]).toMatch(/^4613475/);
    server.use(
      answerGitops('details', {
        ...quietDetails,
        problems: [{ code: 'Forbidden', message: 'Policies may not be read.' }],
      }),
    );
    await userEvent.click(
      within(drawer).getByRole('button', { name: 'Try again' }),
    );
    expect(
      await within(drawer).findByText('Policies may not be read.'),
    ).toBeVisible();
    expect(within(drawer).queryByRole('alert')).not.toBeInTheDocument();
  });

  it.each([
    ['what is wrong', failing],
    ['a good day', goodDay],
    ['a dead cluster', worstDay],
    ['waiting', waitingDay],
  ])('has nothing that axe holds against it: %s', async (_, board) => {
    server.use(
      answerGitops('details', failingDetails),
      answerGitops('commits', waitingCommits),
    );
    const drawer = await renderDrawer(server, { tab: 'overview', board });
    await within(drawer).findByText('What is wrong');
    expect(await findAxeViolations(drawer)).toEqual([]);
  });
});
