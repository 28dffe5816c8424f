import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { answerGitops } from '../../__testUtils__/answerGitops';
import { events } from '../../__testUtils__/drawer/events';
import { failingPod, failingTree } from '../../__testUtils__/drawer/trees';
import { findAxeViolations } from '../../__testUtils__/findAxeViolations';
import { renderDrawer } from '../../__testUtils__/renderDrawer';

const server = setupServer();
const tab = 'events';
const read = async () =>
  within(await screen.findByRole('list', { name: 'Events' }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);

describe('EventsTab', () => {
  registerMswTestHooks(server);

  it('shows events newest first, with counts, times and what they are about', async () => {
    server.use(answerGitops('events', events));
    await renderDrawer(server, { tab });
    const texts = await read();
    expect(texts).toHaveLength(5);
    expect(texts[0]).toMatch(
      /Normal.*ResourceUpdated.*Application checkout-api-gcp-gke.*Degraded.*reported by argocd-application-controller/,
    );
    expect(texts[1]).toMatch(
      /Warning.*BackOff.*Pod checkout-api-cf8d9fc79-hmsf2.*Back-off pulling.*61 times · first .* · reported by kubelet/,
    );
    expect(screen.getByText('5 events · 2 warnings')).toBeVisible();
  });

  it('shows warnings first when asked, and those with a word', async () => {
    server.use(answerGitops('events', events));
    await renderDrawer(server, { tab });
    await read();
    await userEvent.click(
      screen.getByRole('radio', { name: 'warnings first' }),
    );
    expect((await read()).slice(0, 3)).toEqual([
      expect.stringContaining('BackOff'),
      expect.stringContaining('UpdateFailed'),
      expect.stringContaining('ResourceUpdated'),
    ]);
    await userEvent.type(screen.getByLabelText('Filter events'), 'secret key');
    expect(await read()).toEqual([expect.stringContaining('UpdateFailed')]);
    await userEvent.type(screen.getByLabelText('Filter events'), ' zebra');
    expect(screen.getByText('None fits the filter.')).toBeVisible();
  });

  it('leads from an event to its resource', async () => {
    server.use(
      answerGitops('events', events),
      answerGitops('resources', failingTree),
      answerGitops('live', { node: failingPod, manifest: 'kind: Pod' }),
    );
    await renderDrawer(server, { tab });
    await read();
    await userEvent.click(
      screen.getByRole('button', { name: `Pod ${failingPod.ref.name}` }),
    );
    expect(
      await screen.findByRole('region', {
        name: `Pod ${failingPod.ref.name}`,
      }),
    ).toBeVisible();
    expect(
      screen.queryByRole('button', { name: /^Application/ }),
    ).not.toBeInTheDocument();
  });

  it('is about one resource when the address says so, and about all again', async () => {
    const asked: string[] = [];
    server.use(answerGitops('events', { items: [], problems: [] }, asked));
    await renderDrawer(server, { tab, resource: failingPod.id });
    expect(await screen.findByText(/^No Events about it\./)).toBeVisible();
    expect(asked[0]).toContain('kind=Pod');
    server.use(answerGitops('events', events));
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    expect(await read()).toHaveLength(5);
  });

  it('says why there is nothing, and what could not be read', async () => {
    server.use(
      answerGitops('events', {
        items: [],
        problems: [{ code: 'Forbidden', message: 'Events may not be listed.' }],
      }),
    );
    await renderDrawer(server, { tab });
    expect(await screen.findByText('Events may not be listed.')).toBeVisible();
    expect(screen.getByText(/^No Events are known; not all/)).toBeVisible();
  });

  it.each([
    [403, 'NotAllowedError', 'The events: you may not see this.'],
    [501, 'NotImplementedError', 'Its engine has no events.'],
  ])('says what %d means, and tries again', async (status, name, text) => {
    server.use(
      answerGitops('events', {
        status,
        name,
        message: 'Its engine has no events.',
      }),
    );
    await renderDrawer(server, { tab });
    expect(await screen.findByRole('alert')).toHaveTextContent(text);
    server.use(answerGitops('events', events));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await read()).toHaveLength(5);
  });

  it('has nothing that axe holds against it', async () => {
    server.use(answerGitops('events', events));
    const drawer = await renderDrawer(server, { tab });
    await read();
    expect(await findAxeViolations(drawer)).toEqual([]);
  });
});
