import {
  createExtensionTester,
  registerMswTestHooks,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { act, screen, waitFor, within } from '@testing-library/react';
import { setupServer } from 'msw/node';
import plugin, {
  deploymentsEntityCard,
  deploymentsEntityContent,
  gitopsApi,
} from './plugin';
import { answerDeployments } from './__testUtils__/answerDeployments';
import { checkoutApi } from './__testUtils__/checkoutApi';
import { createDeployment } from './__testUtils__/createDeployment';
import { createEntityDeployments } from './__testUtils__/createEntityDeployments';
import { engineDown, goodDay, worstDay } from './__testUtils__/scenarios';

const server = setupServer();

describe('the plugin for the new frontend system', () => {
  registerMswTestHooks(server);

  it('is called gitops', () => {
    expect(plugin.pluginId).toBe('gitops');
  });

  describe('the tab', () => {
    const tester = (config?: object) =>
      createExtensionTester(deploymentsEntityContent, { config });
    const filterOf = (config?: object) =>
      tester(config).get(EntityContentBlueprint.dataRefs.filterFunction);
    const group = { ...checkoutApi, kind: 'Group' };
    const bare = { ...group, metadata: { name: 'team-a' } };

    it('is on every Component and on whatever carries an annotation', () => {
      const filter = filterOf();
      expect(filter?.({ ...bare, kind: 'Component' })).toBe(true);
      expect(filter?.(group)).toBe(true);
      expect(filter?.(bare)).toBe(false);
    });

    it('is in the deployment group, at a path and under a title one can change', () => {
      const { title, group: inGroup } = EntityContentBlueprint.dataRefs;
      expect(tester().get(title)).toBe('Deployments');
      expect(tester().get(inGroup)).toBe('deployment');
      expect(tester({ title: 'Where' }).get(title)).toBe('Where');
    });

    it('takes another filter from app-config', () => {
      const filter = filterOf({ filter: { kind: 'Group' } });
      expect(filter?.(bare)).toBe(true);
      expect(filter?.(checkoutApi)).toBe(false);
    });
  });

  describe('the card', () => {
    const render = (answer: Parameters<typeof answerDeployments>[0]) => {
      server.use(answerDeployments(answer));
      return renderTestApp({
        extensions: [
          createTestEntityPage({ entity: checkoutApi }),
          deploymentsEntityCard,
          gitopsApi,
        ],
      });
    };
    const lines = () =>
      within(screen.getByRole('list', { name: 'Deployments' }))
        .getAllByRole('listitem')
        .map(({ textContent }) => textContent);

    it('shows each environment with its version and its worst state', async () => {
      render(goodDay);
      await screen.findByText('staging');
      expect(lines()).toEqual([
        'staging1.5.0✓\uFE0E1 of 1',
        'production1.4.2↓\uFE0E1 behind✓\uFE0E3 of 3',
      ]);
    });

    it('names what is wrong and on how many clusters', async () => {
      render(
        createEntityDeployments([
          createDeployment('aws-eks'),
          createDeployment('gcp-gke', { health: 'Degraded' }),
          createDeployment('azure-aks', { sync: 'OutOfSync' }),
        ]),
      );
      await screen.findByText('production');
      expect(lines()).toEqual(['production1.4.2✕\uFE0E1 of 3 Degraded']);
    });

    it('does not sell an old state as a present one', async () => {
      render(engineDown);
      await screen.findByText('production');
      expect(lines()).toEqual([
        expect.stringMatching(
          /^production1\.4\.2\?\uFE0E1 of 3 not read nowas of .*\d\d:\d\d$/,
        ),
      ]);
    });

    it('says how old it is beside a worse state as well', async () => {
      render(worstDay);
      await screen.findByText('production');
      expect(lines()[0]).toMatch(/1 of 4 not reachable ?as of .*\d\d:\d\d$/);
    });

    it('says when an environment runs several versions', async () => {
      render(worstDay);
      await screen.findByText('production');
      expect(lines()[0]).toContain('1.5.0 and 1 more');
    });

    it.each([
      ['there is nothing', createEntityDeployments([])],
      ['it may not be seen', { status: 403, name: 'NotAllowedError' }],
      ['there is no backend', { status: 404 }],
    ])('hides when %s', async (_, answer) => {
      let answered = false;
      server.events.on('response:mocked', () => {
        answered = true;
      });
      render(answer);
      await waitFor(() => expect(answered).toBe(true));
      await act(() => new Promise(resolve => setTimeout(resolve, 200)));
      expect(screen.queryByText('Deployments')).not.toBeInTheDocument();
    });

    it('says that Backstage cannot answer, rather than nothing', async () => {
      render({ status: 503 });
      expect(
        await screen.findByText('Backstage cannot say now where it runs.'),
      ).toBeVisible();
    });

    it('has no link in an app that turned the tab off', async () => {
      render(goodDay);
      const card = await screen.findByText('staging');
      expect(card).toBeVisible();
      expect(
        screen.queryByRole('link', { name: 'Open deployments' }),
      ).not.toBeInTheDocument();
    });
  });

  it('can be turned off by the names its extensions have in app-config', async () => {
    server.use(answerDeployments(goodDay));
    const render = (off: string[]) =>
      renderTestApp({
        features: [plugin],
        extensions: [createTestEntityPage({ entity: checkoutApi })],
        config: {
          app: {
            baseUrl: 'http://localhost:3000',
            extensions: off.map(name => ({ [name]: false })),
          },
          backend: { baseUrl: 'http://localhost:7007' },
        },
      });
    const tab = 'entity-content:gitops/deployments';
    const card = 'entity-card:gitops/deployments';
    const both = render([card]);
    expect(await screen.findByRole('table')).toBeVisible();
    both.unmount();
    render([tab]);
    expect(
      await screen.findByRole('list', { name: 'Deployments' }),
    ).toBeVisible();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });
});
