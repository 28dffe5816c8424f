import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { answerGitops } from '../../__testUtils__/answerGitops';
import {
  driftedDiff,
  equalDiff,
  fieldsDiff,
} from '../../__testUtils__/drawer/diffs';
import { findAxeViolations } from '../../__testUtils__/findAxeViolations';
import { renderDrawer } from '../../__testUtils__/renderDrawer';

const server = setupServer();
const tab = 'diff';
const findHead = (name: RegExp) => screen.findByRole('button', { name });
const readTable = (name: string) =>
  within(screen.getByRole('table', { name }))
    .getAllByRole('row')
    .map(row =>
      within(row)
        .queryAllByRole('cell')
        .map(({ textContent }) => textContent),
    );

describe('DiffTab', () => {
  registerMswTestHooks(server);

  it('lists what differs with what was found, the first open, folded to its differences', async () => {
    server.use(answerGitops('diff', driftedDiff));
    await renderDrawer(server, { tab });
    expect(
      await findHead(/Deployment.*checkout-api.*different/),
    ).toHaveAttribute('aria-expanded', 'true');
    expect(
      screen.getByText('4 of 6 resources differ · 1 cannot be compared'),
    ).toBeVisible();
    expect(
      screen.getByText(/^What Git says, rendered by the engine/),
    ).toBeVisible();
    const rows = readTable('Differences of Deployment checkout-api');
    expect(rows).toContainEqual(['7', '', '−   replicas: 6']);
    expect(rows).toContainEqual(['', '7', '+   replicas: 3']);
    expect(rows).toContainEqual([
      expect.stringMatching(/^\d+ lines that are the same on both sides$/),
    ]);
    expect(rows.length).toBeLessThan(25);
    await userEvent.click(
      screen.getByRole('button', { name: 'Show all lines' }),
    );
    expect(
      readTable('Differences of Deployment checkout-api').length,
    ).toBeGreaterThan(70);
  });

  it('puts both sides beside each other when asked', async () => {
    server.use(answerGitops('diff', driftedDiff));
    await renderDrawer(server, { tab });
    await findHead(/Deployment/);
    await userEvent.click(screen.getByRole('radio', { name: 'side by side' }));
    const table = screen.getByRole('table', {
      name: 'Differences of Deployment checkout-api',
    });
    expect(
      within(table).getByRole('columnheader', { name: 'On the cluster' }),
    ).toBeVisible();
    expect(
      within(table).getByRole('columnheader', { name: 'What Git says' }),
    ).toBeVisible();
    expect(readTable('Differences of Deployment checkout-api')).toContainEqual([
      '7',
      '−   replicas: 6',
      '7',
      '+   replicas: 3',
    ]);
  });

  it('hides what nobody wrote, until one asks for it', async () => {
    server.use(answerGitops('diff', driftedDiff));
    await renderDrawer(server, { tab });
    const drawer = await screen.findByRole('dialog');
    await findHead(/Deployment/);
    expect(drawer).not.toHaveTextContent('observedGeneration');
    await userEvent.click(screen.getByRole('switch', { name: /nobody wrote/ }));
    expect(drawer).toHaveTextContent('observedGeneration');
  });

  it('says that values are masked, what is missing or left over, and why one cannot be compared', async () => {
    server.use(answerGitops('diff', driftedDiff));
    await renderDrawer(server, { tab });
    await userEvent.click(await findHead(/Secret.*different/));
    expect(screen.getByText(/^Values of Secrets are masked/)).toBeVisible();
    await userEvent.click(await findHead(/missing on the cluster/));
    expect(
      screen.getByText('It is in Git, and not on the cluster.'),
    ).toBeVisible();
    await userEvent.click(await findHead(/to be deleted/));
    expect(
      screen.getByText('It is on the cluster, and is no longer in Git.'),
    ).toBeVisible();
    await userEvent.click(await findHead(/cannot be compared/));
    expect(
      screen.getByText('Its live state may not be read by our account.'),
    ).toBeVisible();
  });

  it('shows who owns which field of a Kustomization, and why not more', async () => {
    server.use(answerGitops('diff', fieldsDiff));
    await renderDrawer(server, { tab });
    const table = await screen.findByRole('table', {
      name: 'Fields of Deployment checkout-api',
    });
    const [, ...rows] = within(table).getAllByRole('row');
    expect(rows.map(({ textContent }) => textContent)).toEqual([
      expect.stringMatching(/^spec\.replicas.*taken by another.*kubectl-edit/),
      expect.stringMatching(/^metadata\.labels\.team.*put back by the engine/),
      expect.stringMatching(/image.*owned by the engine/),
    ]);
    expect(
      screen.getByText(/^What a Kustomization renders cannot be read/),
    ).toBeVisible();
    expect(
      screen.queryByRole('radio', { name: 'side by side' }),
    ).not.toBeInTheDocument();
  });

  it('is only about the resource that the address names', async () => {
    server.use(answerGitops('diff', driftedDiff));
    await renderDrawer(server, { tab, resource: driftedDiff.resources[1].id });
    expect(
      await screen.findByText('Only about Secret payment-gateway.'),
    ).toBeVisible();
    expect(await findHead(/Secret/)).toHaveAttribute('aria-expanded', 'true');
    expect(
      screen.queryByRole('button', { name: /Deployment/ }),
    ).not.toBeInTheDocument();
  });

  it('says that all is as it should be', async () => {
    server.use(answerGitops('diff', equalDiff));
    await renderDrawer(server, { tab });
    expect(
      await screen.findByText('Its one resource is what it should be.'),
    ).toBeVisible();
  });

  it('says why there is nothing', async () => {
    server.use(
      answerGitops('diff', { basis: 'release', resources: [], problems: [] }),
    );
    await renderDrawer(server, { tab });
    expect(
      await screen.findByText(/^There is nothing to compare/),
    ).toBeVisible();
  });

  it('compares once, and again only when one asks', async () => {
    const asked: string[] = [];
    server.use(answerGitops('diff', driftedDiff, asked));
    await renderDrawer(server, { tab });
    await findHead(/Deployment/);
    document.dispatchEvent(new Event('visibilitychange'));
    expect(asked).toHaveLength(1);
    server.use(answerGitops('diff', equalDiff, asked));
    await userEvent.click(
      screen.getByRole('button', { name: 'Compare again' }),
    );
    await screen.findByText('Its one resource is what it should be.');
    expect(asked).toHaveLength(2);
  });

  it('says why it failed, and tries again', async () => {
    server.use(
      answerGitops('diff', {
        status: 503,
        name: 'ServiceUnavailableError',
        message: 'The cluster does not answer.',
      }),
    );
    await renderDrawer(server, { tab });
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent('The comparison cannot be read now.');
    expect(alert).toHaveTextContent('The cluster does not answer.');
    server.use(answerGitops('diff', driftedDiff));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await findHead(/Deployment/)).toBeVisible();
    await waitFor(() =>
      expect(screen.queryByRole('alert')).not.toBeInTheDocument(),
    );
  });

  it.each([
    ['unified', driftedDiff],
    ['side by side', driftedDiff],
    ['fields', fieldsDiff],
  ])('has nothing that axe holds against it: %s', async (layout, diff) => {
    server.use(answerGitops('diff', diff));
    const drawer = await renderDrawer(server, { tab });
    await findHead(/Deployment/);
    if (layout !== 'fields') {
      await userEvent.click(screen.getByRole('radio', { name: layout }));
    }
    expect(await findAxeViolations(drawer)).toEqual([]);
  });
});
