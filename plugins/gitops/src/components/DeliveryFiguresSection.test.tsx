import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { answerGitops } from '../__testUtils__/answerGitops';
import { figures } from '../__testUtils__/answers';
import { findAxeViolations } from '../__testUtils__/findAxeViolations';
import {
  findTable,
  renderDeploymentsTab,
} from '../__testUtils__/renderDeploymentsTab';
import { goodDay } from '../__testUtils__/scenarios';

const server = setupServer();

async function openFigures() {
  renderDeploymentsTab(server, goodDay);
  await findTable();
  await userEvent.click(
    screen.getByRole('button', { name: /^Delivery figures/ }),
  );
}

describe('DeliveryFiguresSection', () => {
  registerMswTestHooks(server);

  it('asks for nothing until it is opened, then for the window chosen', async () => {
    const asked: string[] = [];
    server.use(answerGitops('figures', figures, asked));
    renderDeploymentsTab(server, goodDay);
    await findTable();
    expect(asked).toEqual([]);
    await userEvent.click(
      screen.getByRole('button', { name: /^Delivery figures/ }),
    );
    await screen.findByRole('table', { name: /Delivery figures over 30 days/ });
    await userEvent.click(screen.getByRole('radio', { name: '90 days' }));
    await waitFor(() =>
      expect(asked.map(url => new URL(url).searchParams.get('days'))).toEqual([
        '30',
        '90',
      ]),
    );
  });

  it('shows each environment in order, and admits what it does not know', async () => {
    server.use(answerGitops('figures', figures));
    await openFigures();
    const table = await screen.findByRole('table', {
      name: /Delivery figures/,
    });
    const [, dev, staging, production] = within(table).getAllByRole('row');
    // Watched for less than a day: no pace, and what the engine tells is not denied.
    expect(dev).toHaveTextContent(
      '02 more before that, known only from engines',
    );
    expect(dev).not.toHaveTextContent(/a day|a week/);
    expect(staging).toHaveTextContent('staging');
    expect(staging).toHaveTextContent('1.5 a day');
    expect(staging).toHaveTextContent(
      '25 min median9 of 10 within 2 hr 5 min · of 40 deliveries',
    );
    expect(staging).toHaveTextContent('13%');
    expect(staging).toHaveTextContent('15 min medianof 1 recovery');
    expect(production).toHaveTextContent('0.23 a week');
    expect(within(production).getAllByText('not enough data')).toHaveLength(3);
    expect(
      screen.getByText(
        /^History is kept only since .*, so this covers less than/,
      ),
    ).toBeVisible();
    expect(await findAxeViolations(table)).toEqual([]);
  });

  it('defines each figure for a keyboard', async () => {
    server.use(answerGitops('figures', figures));
    await openFigures();
    const header = await screen.findByRole('button', { name: 'Lead time' });
    while (document.activeElement !== header) await userEvent.tab();
    expect(await screen.findByRole('tooltip')).toHaveTextContent(
      /^From the commit to Healthy on the last cluster/,
    );
  });

  it('says that nothing was delivered, or cannot be read', async () => {
    server.use(answerGitops('figures', { ...figures, items: [] }));
    await openFigures();
    expect(
      await screen.findByText(/^Nothing was delivered in these 30 days/),
    ).toBeVisible();
    server.use(answerGitops('figures', { status: 500, name: 'Error' }));
    await userEvent.click(screen.getByRole('radio', { name: '7 days' }));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The delivery figures cannot be read now.',
    );
  });
});
