import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { answerDeployments } from '../__testUtils__/answerDeployments';
import { createEntityDeployments } from '../__testUtils__/createEntityDeployments';
import { findAxeViolations } from '../__testUtils__/findAxeViolations';
import {
  findTable,
  getRow,
  renderDeploymentsTab,
} from '../__testUtils__/renderDeploymentsTab';
import {
  allEnginesDown,
  engineDown,
  goodDay,
} from '../__testUtils__/scenarios';

const server = setupServer();

describe('DeploymentsTab, when not all is well', () => {
  registerMswTestHooks(server);

  describe('when engines fail', () => {
    it('dates the rows of the one that is down and leaves the others', async () => {
      renderDeploymentsTab(server, engineDown);
      await findTable();
      expect(
        screen.getByText(/^Argo CD hub has not answered since /),
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
      expect(getRow(/^azure-aks/)).toHaveTextContent('♥\uFE0EHealthy');
      expect(getRow(/^gcp-gke/)).toHaveTextContent(
        '?\uFE0Ecannot tell Not read: Argo CD hub.',
      );
    });

    it('dates every row when all are down, each by its own engine', async () => {
      renderDeploymentsTab(server, allEnginesDown);
      await findTable();
      expect(
        screen.getByText(/^Argo CD hub has not answered since /),
      ).toBeVisible();
      expect(
        screen.getByText(/^Flux azure-aks has not answered since /),
      ).toBeVisible();
      expect(
        screen.getByText(/0 of 2 Synced and Healthy .*no engine is live/),
      ).toBeVisible();
      for (const cluster of [/^aws-eks/, /^azure-aks/]) {
        expect(getRow(cluster)).toHaveTextContent(/as of /);
        expect(getRow(cluster)).toHaveTextContent('last known: Healthy');
      }
    });

    it('never takes not having looked for having found nothing', async () => {
      renderDeploymentsTab(
        server,
        createEntityDeployments([], { engines: engineDown.engines }),
      );
      expect(
        await screen.findByText('Nobody can tell where checkout-api runs'),
      ).toBeVisible();
      expect(
        screen.getByText(/^Argo CD hub has not answered since /),
      ).toBeVisible();
      expect(screen.queryByText(/annotation/)).not.toBeInTheDocument();
    });

    it('says that an engine is being read for the first time', async () => {
      const [hub, flux] = createEntityDeployments([]).engines;
      renderDeploymentsTab(
        server,
        createEntityDeployments([], {
          engines: [{ ...hub, state: 'Connecting' }, flux],
        }),
      );
      expect(
        await screen.findByText(
          'The engines are being read for the first time',
        ),
      ).toBeVisible();
      expect(
        screen.getByText('Argo CD hub is being read for the first time.'),
      ).toBeVisible();
    });

    it('does not call silent what answers with a refusal', async () => {
      const [hub, flux] = engineDown.engines;
      const error = { code: 'Unauthorized', message: 'Our token is refused.' };
      renderDeploymentsTab(server, {
        ...engineDown,
        engines: [{ ...hub, error }, flux],
      });
      expect(
        await screen.findByText(/^Argo CD hub has not been readable since /),
      ).toBeVisible();
    });
  });

  describe('without anything to show', () => {
    it('says what was searched, and how to link, ready to copy', async () => {
      renderDeploymentsTab(
        server,
        createEntityDeployments([], { selectedBy: 'backstage.io/entity-ref' }),
      );
      expect(
        await screen.findByText('No engine delivers checkout-api'),
      ).toBeVisible();
      expect(
        screen.getByText(
          '2 engines were read completely, and nothing in them belongs to component:default/checkout-api. They were searched for by backstage.io/entity-ref.',
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

    it('asks to check the link of an entity that has one', async () => {
      renderDeploymentsTab(server, createEntityDeployments([]));
      expect(
        await screen.findByText(/^Check what the entity says there/),
      ).toBeVisible();
      expect(
        screen.getByText(/searched for by gitops\/app-name\./),
      ).toBeVisible();
    });

    it('says that no engine is configured', async () => {
      renderDeploymentsTab(
        server,
        createEntityDeployments([], { engines: [] }),
      );
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
      [{ status: 401, name: 'AuthenticationError' }, 'Your session has ended'],
      [{ status: 502 }, 'Backstage cannot say where checkout-api runs'],
      [
        { status: 500, name: 'Error' },
        'Backstage cannot say where checkout-api runs',
      ],
    ])('answers %j with a sentence: %s', async (answer, sentence) => {
      renderDeploymentsTab(server, answer);
      const alert = await screen.findByRole('alert');
      expect(alert).toHaveTextContent(sentence);
      expect(alert).not.toHaveTextContent('internal words');
      expect(await findAxeViolations(alert)).toEqual([]);
    });

    it('shows the board when another try succeeds', async () => {
      renderDeploymentsTab(server, { status: 503 });
      const retry = await screen.findByRole('button', { name: 'Try again' });
      server.use(answerDeployments(goodDay));
      await userEvent.click(retry);
      expect(await findTable()).toBeVisible();
    });

    it('keeps the rows it has, says so, and recovers', async () => {
      renderDeploymentsTab(server, goodDay);
      await findTable();
      server.use(answerDeployments({ status: 503 }));
      document.dispatchEvent(new Event('visibilitychange'));
      expect(
        await screen.findByText(/^Backstage has not answered since /),
      ).toBeVisible();
      expect(getRow(/^gcp-gke/)).toBeVisible();
      server.use(answerDeployments(goodDay));
      document.dispatchEvent(new Event('visibilitychange'));
      await waitFor(() =>
        expect(
          screen.queryByText(/^Backstage has not answered since /),
        ).not.toBeInTheDocument(),
      );
    });

    it('takes the rows away from who may not see them any more', async () => {
      renderDeploymentsTab(server, goodDay);
      await findTable();
      server.use(answerDeployments({ status: 403, name: 'NotAllowedError' }));
      document.dispatchEvent(new Event('visibilitychange'));
      expect(
        await screen.findByText('You may not see these deployments'),
      ).toBeVisible();
      expect(screen.queryByRole('table')).not.toBeInTheDocument();
    });

    it('says that it is loading', async () => {
      renderDeploymentsTab(server, goodDay);
      expect(
        await screen.findByRole('status', { name: 'Loading deployments' }),
      ).toBeInTheDocument();
      await findTable();
    });
  });
});
