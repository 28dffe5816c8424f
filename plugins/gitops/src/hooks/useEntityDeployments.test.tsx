import {
  EntityDeployments,
  GITOPS_SIGNAL_CHANNEL,
  GitopsClient,
} from '@backstage-gitops/plugin-gitops-common';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { TestApiProvider } from '@backstage/test-utils';
import { act, renderHook } from '@testing-library/react';
import { PropsWithChildren } from 'react';
import { gitopsApiRef } from '../apis';
import { createDeployment } from '../__testUtils__/createDeployment';
import { createEntityDeployments } from '../__testUtils__/createEntityDeployments';
import { useEntityDeployments } from './useEntityDeployments';

const checkout = {
  kind: 'Component',
  namespace: 'default',
  name: 'checkout-api',
};
const healthy = createEntityDeployments([createDeployment('aws-eks')]);
const degraded = createEntityDeployments([
  createDeployment('aws-eks', { health: 'Degraded' }),
]);

/** A backend that answers with what it is set to, and a channel for signals. */
function createBackend(options: { signals: boolean }) {
  const requests: { url: string; signal?: AbortSignal | null }[] = [];
  let open = 0;
  const backend = {
    requests,
    /** The most requests that were open at one time. */
    mostOpen: 0,
    answer: healthy as EntityDeployments | 'never' | 'failure',
    emit: undefined as (() => void) | undefined,
  };
  const client = new GitopsClient({
    discoveryApi: { getBaseUrl: async () => 'http://backend/api/gitops' },
    fetchApi: {
      fetch: async (input, init) => {
        const signal = init?.signal;
        requests.push({ url: String(input), signal });
        open += 1;
        backend.mostOpen = Math.max(backend.mostOpen, open);
        try {
          const { answer } = backend;
          if (answer === 'failure') throw new Error('Failed to fetch');
          if (answer === 'never') {
            await new Promise((_, reject) => {
              signal?.addEventListener('abort', () => reject(signal.reason));
            });
          }
          return Response.json(answer);
        } finally {
          open -= 1;
        }
      },
    },
  });
  const signalApi = {
    subscribe: (channel: string, onMessage: (message: never) => void) => {
      expect(channel).toBe(GITOPS_SIGNAL_CHANNEL);
      backend.emit = () => onMessage({} as never);
      return { unsubscribe: () => {} };
    },
  };
  const wrapper = ({ children }: PropsWithChildren<{}>) => (
    <TestApiProvider
      apis={[
        [gitopsApiRef, client],
        ...(options.signals ? ([[signalApiRef, signalApi]] as const) : []),
      ]}
    >
      {children}
    </TestApiProvider>
  );
  return { backend, wrapper };
}

const realSetTimeout = setTimeout;

/** Lets time pass, a second at most at once, and bodies be read, for which Node uses real ticks. */
async function pass(milliseconds: number) {
  let left = milliseconds;
  do {
    const step = Math.min(left, 1_000);
    left -= step;
    await act(async () => {
      await jest.advanceTimersByTimeAsync(step);
      for (let tick = 0; tick < 5; tick++) {
        await new Promise(resolve => realSetTimeout(resolve));
      }
    });
  } while (left > 0);
}

let visibility: DocumentVisibilityState = 'visible';
async function setVisibility(state: DocumentVisibilityState) {
  visibility = state;
  await act(async () => {
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await pass(0);
}

describe('useEntityDeployments', () => {
  beforeEach(() => {
    jest.useFakeTimers({
      now: new Date('2026-11-23T12:00:00Z'),
      doNotFake: ['nextTick', 'queueMicrotask'],
    });
    visibility = 'visible';
    jest
      .spyOn(document, 'visibilityState', 'get')
      .mockImplementation(() => visibility);
  });
  afterEach(() => {
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('reads the entity at once, its name encoded', async () => {
    const { backend, wrapper } = createBackend({ signals: false });
    const { result } = renderHook(
      () => useEntityDeployments({ ...checkout, name: 'a/b' }),
      { wrapper },
    );
    expect(result.current.deployments).toBeUndefined();
    await pass(0);
    expect(result.current.deployments).toEqual(healthy);
    expect(backend.requests[0].url).toBe(
      'http://backend/api/gitops/v1/entities/Component/default/a%2Fb/deployments',
    );
  });

  it('without signals sees a change within ten seconds', async () => {
    const { backend, wrapper } = createBackend({ signals: false });
    const { result } = renderHook(() => useEntityDeployments(checkout), {
      wrapper,
    });
    await pass(0);
    backend.answer = degraded;
    await pass(10_000);
    expect(result.current.deployments).toEqual(degraded);
  });

  it('keeps the same object while nothing changes, so that nothing is drawn anew', async () => {
    const { backend, wrapper } = createBackend({ signals: false });
    const { result } = renderHook(() => useEntityDeployments(checkout), {
      wrapper,
    });
    await pass(0);
    const first = result.current.deployments;
    backend.answer = structuredClone(healthy);
    await pass(30_000);
    expect(backend.requests).toHaveLength(4);
    expect(result.current.deployments).toBe(first);
  });

  it('reads on a signal, and still every ten seconds, as signals can stop without a word', async () => {
    const { backend, wrapper } = createBackend({ signals: true });
    const { result } = renderHook(() => useEntityDeployments(checkout), {
      wrapper,
    });
    await pass(0);
    backend.answer = degraded;
    act(() => backend.emit?.());
    await pass(0);
    expect(result.current.deployments).toEqual(degraded);
    expect(backend.requests).toHaveLength(2);
    backend.answer = healthy;
    await pass(10_000);
    expect(backend.requests).toHaveLength(3);
    expect(result.current.deployments).toEqual(healthy);
  });

  it('reads nothing while the document is hidden, and at once when it is seen again', async () => {
    const { backend, wrapper } = createBackend({ signals: true });
    const { result } = renderHook(() => useEntityDeployments(checkout), {
      wrapper,
    });
    await pass(0);
    await setVisibility('hidden');
    backend.answer = degraded;
    act(() => backend.emit?.());
    await pass(120_000);
    expect(backend.requests).toHaveLength(1);
    await setVisibility('visible');
    expect(backend.requests).toHaveLength(2);
    expect(result.current.deployments).toEqual(degraded);
  });

  it('reads nothing in a document that was never seen', async () => {
    visibility = 'hidden';
    const { backend, wrapper } = createBackend({ signals: false });
    renderHook(() => useEntityDeployments(checkout), { wrapper });
    await pass(60_000);
    expect(backend.requests).toHaveLength(0);
  });

  it('never has two requests open, however many signals come', async () => {
    const { backend, wrapper } = createBackend({ signals: true });
    backend.answer = 'never';
    renderHook(() => useEntityDeployments(checkout), { wrapper });
    await pass(0);
    for (let count = 0; count < 5; count++) {
      act(() => backend.emit?.());
      await pass(1_000);
    }
    expect(backend.requests).toHaveLength(1);
    await pass(60_000);
    expect(backend.requests.length).toBeGreaterThan(1);
    expect(backend.mostOpen).toBe(1);
  });

  it('keeps the last rows when reading fails, says since when, and recovers', async () => {
    const { backend, wrapper } = createBackend({ signals: false });
    const { result } = renderHook(() => useEntityDeployments(checkout), {
      wrapper,
    });
    await pass(0);
    backend.answer = 'failure';
    await pass(30_000);
    expect(result.current.deployments).toEqual(healthy);
    expect(result.current.failure).toEqual({
      error: new Error('Failed to fetch'),
      since: '2026-11-23T12:00:10.000Z',
    });
    backend.answer = healthy;
    await pass(10_000);
    expect(result.current.failure).toBeUndefined();
    expect(result.current.deployments).toEqual(healthy);
  });

  it('reports a backend that never answers instead of loading for ever', async () => {
    const { backend, wrapper } = createBackend({ signals: false });
    backend.answer = 'never';
    const { result } = renderHook(() => useEntityDeployments(checkout), {
      wrapper,
    });
    await pass(30_000);
    expect(result.current.failure?.error.message).toBe(
      'The backend did not answer in time',
    );
  });

  it('aborts when it goes away', async () => {
    const { backend, wrapper } = createBackend({ signals: false });
    backend.answer = 'never';
    const { unmount } = renderHook(() => useEntityDeployments(checkout), {
      wrapper,
    });
    await pass(0);
    unmount();
    expect(backend.requests[0].signal?.aborted).toBe(true);
    await pass(60_000);
    expect(backend.requests).toHaveLength(1);
  });

  it('does not show one entity the rows of another', async () => {
    const { backend, wrapper } = createBackend({ signals: false });
    const { result, rerender } = renderHook(
      ({ name }) => useEntityDeployments({ ...checkout, name }),
      { wrapper, initialProps: { name: 'checkout-api' } },
    );
    await pass(0);
    backend.answer = 'never';
    rerender({ name: 'user-service' });
    expect(result.current.deployments).toBeUndefined();
  });
});
