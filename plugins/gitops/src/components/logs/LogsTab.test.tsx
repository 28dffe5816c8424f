import { registerMswTestHooks } from '@backstage/frontend-test-utils';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { answerGitops } from '../../__testUtils__/answerGitops';
import { createLogLines } from '../../__testUtils__/drawer/logLines';
import { failingPod, failingTree } from '../../__testUtils__/drawer/trees';
import { findAxeViolations } from '../../__testUtils__/findAxeViolations';
import { mockLayout } from '../../__testUtils__/mockLayout';
import { mockNarrowWindow } from '../../__testUtils__/mockNarrowWindow';
import { renderDrawer } from '../../__testUtils__/renderDrawer';
import { toLogText } from './toLogText';

const server = setupServer();
const tab = 'logs';
const end = { type: 'end' } as const;

/** The texts that are drawn. */
const readLines = (log: HTMLElement) =>
  Array.from(log.querySelectorAll('[data-index]')).map(
    ({ textContent }) => textContent,
  );

describe('LogsTab', () => {
  registerMswTestHooks(server);
  let restore: () => void;
  beforeEach(() => {
    restore = mockLayout();
    server.use(
      answerGitops('resources', failingTree),
      answerGitops('live', {
        node: {
          ...failingPod,
          specifics: {
            type: 'pod',
            status: 'Running',
            ready: 2,
            total: 2,
            restarts: 0,
            containers: ['migrate', 'checkout-api', 'proxy'].map(name => ({
              name,
              ready: true,
              restarts: 0,
              state: 'running' as const,
              init: name === 'migrate',
            })),
          },
        },
        manifest: '',
      }),
    );
  });
  afterEach(() => restore());

  it('shows lines with their times, follows, and says when all were read', async () => {
    const asked: string[] = [];
    server.use(answerGitops('logs', [...createLogLines(5), end], asked));
    await renderDrawer(server, { tab });
    const log = await screen.findByRole('log', { name: 'Lines of the log' });
    expect(readLines(log)).toHaveLength(5);
    expect(readLines(log)[0]).toMatch(
      /^Nov 2\d, (?:2026, )?\d\d:30:04\.000 level=info msg="request served" path=\/checkout\/0/,
    );
    expect(await screen.findByText('All lines were read.')).toBeVisible();
    expect(screen.getByText('5 lines')).toBeVisible();
    expect(asked[0]).toMatch(/logs\?follow=true&tailLines=500$/);
  });

  it('leaves the height to the log in a narrow window, with all but the Pod behind one button', async () => {
    const widen = mockNarrowWindow();
    server.use(answerGitops('logs', [...createLogLines(5), end]));
    const drawer = await renderDrawer(server, { tab });
    await screen.findByRole('log');
    expect(screen.getByLabelText('Pod')).toBeVisible();
    expect(screen.queryByLabelText('Container')).toBeNull();
    expect(screen.queryByRole('switch')).toBeNull();
    const options = screen.getByRole('button', { name: 'Options' });
    expect(options).toHaveAttribute('aria-expanded', 'false');
    await userEvent.click(options);
    expect(options).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByLabelText('Container')).toBeVisible();
    expect(screen.getByRole('searchbox')).toBeVisible();
    // A line is read whole without scrolling sideways.
    expect(screen.getByRole('switch', { name: 'Wrap lines' })).toBeChecked();
    expect(screen.getByRole('button', { name: 'Download' })).toBeEnabled();
    expect(await findAxeViolations(drawer)).toEqual([]);
    await userEvent.click(options);
    expect(screen.queryByLabelText('Container')).toBeNull();
    widen();
  });

  it('draws few of ten thousand lines, the newest among them', async () => {
    server.use(answerGitops('logs', [...createLogLines(10_000), end]));
    await renderDrawer(server, { tab });
    const log = await screen.findByRole('log');
    await screen.findByText('10,000 lines');
    await waitFor(() =>
      expect(readLines(log).join('\n')).toContain('a long one'),
    );
    expect(readLines(log).length).toBeLessThan(100);
    expect(log.scrollTop).toBeGreaterThan(100_000);
  });

  it('cuts what a very long line shows, and says so', async () => {
    server.use(
      answerGitops('logs', [
        { type: 'line', pod: 'a', text: 'x'.repeat(100_000) },
        end,
      ]),
    );
    await renderDrawer(server, { tab });
    const log = await screen.findByRole('log');
    expect(readLines(log)[0]).toMatch(
      /^x{5000}… 95000 more characters, whole in the download$/,
    );
  });

  it('stops keeping to the newest line when one scrolls up, until one asks', async () => {
    server.use(answerGitops('logs', [...createLogLines(1_000), end]));
    await renderDrawer(server, { tab });
    const log = await screen.findByRole('log');
    await screen.findByText('1,000 lines');
    await waitFor(() => expect(log.scrollTop).toBeGreaterThan(10_000));
    expect(
      screen.queryByRole('button', { name: 'To the newest line' }),
    ).not.toBeInTheDocument();
    log.scrollTop = 0;
    fireEvent.scroll(log);
    await userEvent.click(
      await screen.findByRole('button', { name: 'To the newest line' }),
    );
    await waitFor(() => expect(log.scrollTop).toBeGreaterThan(10_000));
  });

  it('asks for the Pod, the container and the lines one chooses', async () => {
    const asked: string[] = [];
    server.use(answerGitops('logs', [...createLogLines(2), end], asked));
    await renderDrawer(server, { tab, resource: failingPod.id });
    await screen.findByRole('log');
    expect(asked[0]).toContain(`pod=${failingPod.ref.name}&namespace=payments`);
    await screen.findByRole('option', { name: 'proxy' });
    await userEvent.selectOptions(screen.getByLabelText('Container'), 'proxy');
    await waitFor(() =>
      expect(asked[asked.length - 1]).toContain('container=proxy'),
    );
    await userEvent.selectOptions(screen.getByLabelText('Since'), '1 hour ago');
    await userEvent.selectOptions(
      screen.getByLabelText('Newest lines of each Pod'),
      '10000',
    );
    await userEvent.type(
      screen.getByLabelText('Only lines with'),
      'warn{Enter}',
    );
    await waitFor(() =>
      expect(asked[asked.length - 1]).toMatch(
        /follow=true.*tailLines=10000.*sinceSeconds=3600.*filter=warn/,
      ),
    );
    await userEvent.click(
      screen.getByRole('switch', { name: 'Before the last restart' }),
    );
    await waitFor(() =>
      expect(asked[asked.length - 1]).toMatch(/previous=true/),
    );
    expect(asked[asked.length - 1]).not.toContain('follow');
  });

  it('says in a sentence that the connection was lost, and keeps what was read', async () => {
    server.use(answerGitops('logs', createLogLines(3)));
    await renderDrawer(server, { tab });
    expect(
      await screen.findByText(
        /^The connection was lost\. It is tried again at .*; what was read stays\.$/,
      ),
    ).toBeVisible();
    expect(readLines(screen.getByRole('log'))).toHaveLength(3);
    server.use(answerGitops('logs', [...createLogLines(4), end]));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('4 lines')).toBeVisible();
  });

  it('ends while the document is hidden, and goes on when it is seen', async () => {
    const asked: string[] = [];
    server.use(answerGitops('logs', 'never', asked));
    await renderDrawer(server, { tab });
    await waitFor(() => expect(asked).toHaveLength(1));
    const visibility = jest.spyOn(document, 'visibilityState', 'get');
    visibility.mockReturnValue('hidden');
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    expect(
      await screen.findByText('Paused while this tab is hidden.'),
    ).toBeVisible();
    visibility.mockReturnValue('visible');
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await waitFor(() => expect(asked).toHaveLength(2));
    visibility.mockRestore();
  });

  it('names the Pod whose lines cannot be read', async () => {
    server.use(
      answerGitops('logs', [
        {
          type: 'problem',
          pod: 'checkout-api-1',
          problem: { code: 'NotFound', message: 'It is gone.' },
        },
        end,
      ]),
    );
    await renderDrawer(server, { tab });
    expect(
      await screen.findByText('checkout-api-1: It is gone.'),
    ).toBeVisible();
  });

  it.each([
    [403, 'NotAllowedError', 'The log: you may not see this.'],
    [503, 'ServiceUnavailableError', 'The connection was lost.'],
  ])('says what %d means', async (status, name, text) => {
    server.use(answerGitops('logs', { status, name }));
    await renderDrawer(server, { tab });
    expect(await screen.findByText(text, { exact: false })).toBeVisible();
    server.use(answerGitops('logs', [...createLogLines(2), end]));
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('2 lines')).toBeVisible();
  });

  it('says why there is no line', async () => {
    server.use(answerGitops('logs', [end]));
    await renderDrawer(server, { tab });
    expect(await screen.findByText(/^No lines yet\./)).toBeVisible();
    await userEvent.type(
      screen.getByLabelText('Only lines with'),
      'zebra{Enter}',
    );
    expect(await screen.findByText('No lines with “zebra”.')).toBeVisible();
  });

  it('writes a file with times, and with Pods where there are several', () => {
    const [a, b] = ['a', 'b'].map((pod, number) => ({
      number,
      pod,
      at: '2026-11-23T01:30:04Z',
      text: `of ${pod}`,
    }));
    expect(toLogText([a, b], { timestamps: true })).toBe(
      '2026-11-23T01:30:04Z a of a\n2026-11-23T01:30:04Z b of b\n',
    );
    expect(toLogText([a], { timestamps: false })).toBe('of a\n');
  });

  it('has nothing that axe holds against it', async () => {
    server.use(answerGitops('logs', [...createLogLines(200), end]));
    const drawer = await renderDrawer(server, { tab });
    await screen.findByText('200 lines');
    expect(await findAxeViolations(drawer)).toEqual([]);
  });
});
