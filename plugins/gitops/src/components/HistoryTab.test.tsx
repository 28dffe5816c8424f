import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { answerGitops } from '../__testUtils__/answerGitops';
import { history } from '../__testUtils__/answers';
import { noCommits, waitingCommits } from '../__testUtils__/drawer/details';
import { findAxeViolations } from '../__testUtils__/findAxeViolations';
import { renderDrawer } from '../__testUtils__/renderDrawer';

const server = setupServer();
const choose = async (name: RegExp) =>
  userEvent.click(await screen.findByRole('checkbox', { name }));

describe('HistoryTab, comparing two deliveries', () => {
  registerMswTestHooks(server);
  beforeEach(() => server.use(answerGitops('history', history)));

  it('shows both versions and the commits between, the older first', async () => {
    const asked: string[] = [];
    server.use(answerGitops('commits', waitingCommits, asked));
    const drawer = await renderDrawer(server, { tab: 'history' });
    expect(
      await screen.findByText('Choose two to see what changed between them.'),
    ).toBeVisible();
    await choose(/^Compare 1\.5\.0/);
    expect(asked).toEqual([]);
    await choose(/^Compare 1\.4\.2, of Nov 17/);
    const comparison = await screen.findByRole('region', {
      name: /^From Nov 17.* to Nov 22/,
    });
    expect(comparison).toHaveTextContent('1.4.2 → 1.5.0');
    expect(comparison).toHaveTextContent('4613475 → a0a69e2');
    expect(
      within(
        await within(comparison).findByRole('list', {
          name: 'Commits between',
        }),
      ).getAllByRole('listitem'),
    ).toHaveLength(2);
    expect(asked[0]).toMatch(/commits\?from=4613475\w+&to=a0a69e2\w+$/);
    expect(await findAxeViolations(drawer)).toEqual([]);
    await userEvent.click(
      screen.getByRole('button', { name: 'End the comparison' }),
    );
    expect(comparison).not.toBeInTheDocument();
  });

  it('takes the latest two of three, and says what cannot be told', async () => {
    server.use(answerGitops('commits', noCommits));
    await renderDrawer(server, { tab: 'history' });
    await choose(/^Compare 1\.4\.2, of Nov 17/);
    await choose(/^Compare 1\.5\.0/);
    expect(
      await screen.findByText('None that concerns this deployment.'),
    ).toBeVisible();
    await choose(/^Compare 1\.4\.2, of Nov 22/);
    expect(
      await screen.findByText(/^The commit of one of the two is not known/),
    ).toBeVisible();
    expect(
      screen.getByRole('checkbox', { name: /of Nov 17/ }),
    ).not.toBeChecked();
  });
});
