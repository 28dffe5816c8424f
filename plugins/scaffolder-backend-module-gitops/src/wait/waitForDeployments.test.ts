import {
  Deployment,
  EngineState,
} from '@backstage-gitops/plugin-gitops-common';
import { waitForDeployments } from './waitForDeployments';

const commit = 'c'.repeat(40);
const later = 'd'.repeat(40);
const live: EngineState = {
  engine: { type: 'argocd', name: 'hub' },
  state: 'Live',
  since: '2026-01-01T00:00:00Z',
};

function createRow(changes: Partial<Deployment> = {}): Deployment {
  return {
    id: 'id',
    app: 'payments-api',
    kind: 'Application',
    name: 'payments-api-aws-eks',
    namespace: 'argocd',
    engine: { type: 'argocd', name: 'hub' },
    cluster: { name: 'aws-eks', labels: {} },
    labels: {},
    version: { value: '1.1.0', rule: 'image-tag' },
    images: ['ghcr.io/org/payments-api:1.1.0'],
    revision: { applied: commit },
    sources: [],
    commit: { sha: commit },
    sync: 'Synced',
    health: 'Healthy',
    automation: { sync: true, prune: true, selfHeal: true, suspended: false },
    since: {},
    drift: { state: 'none' },
    ...changes,
  };
}

/** What the board shows, look after look; the last one stays. */
function wait(
  looks: (Deployment | undefined | Error)[],
  options: {
    version?: string;
    commit?: string;
    commits?: string[];
    engines?: EngineState[];
    toLink?: (cluster: string) => string;
  } = {},
) {
  let look = 0;
  let time = Date.parse('2026-01-01T00:00:00Z');
  const lines: string[] = [];
  const result = waitForDeployments(
    {
      getDeployments: async () => {
        const shown = looks[Math.min(look, looks.length - 1)];
        look += 1;
        if (shown instanceof Error) throw shown;
        return {
          items: shown ? [shown] : [],
          totalItems: shown ? 1 : 0,
          engines: options.engines ?? [live],
        };
      },
      getDeploymentCommits: async () => ({
        items: (options.commits ?? []).map(sha => ({ sha })),
        state: options.commits ? 'complete' : 'unknown',
      }),
    },
    {
      service: 'payments-api',
      clusters: ['aws-eks'],
      goal: {
        version: options.version,
        commit: options.commit,
        since: '2026-01-01T00:00:00.000Z',
      },
      timeoutMs: 10 * 60_000,
      now: () => new Date(time),
      sleep: async ms => {
        time += ms;
      },
      log: line => lines.push(line),
      toLink: options.toLink,
    },
  );
  return { result, lines, looks: () => look };
}

describe('waitForDeployments', () => {
  it('tells each step once, and ends when it works at that version', async () => {
    const { result, lines } = wait(
      [
        undefined,
        createRow({
          version: { value: '1.0.0', rule: 'image-tag' },
          images: [],
        }),
        createRow({ health: 'Progressing', message: '1 of 3 replicas' }),
        createRow({ health: 'Progressing', message: '1 of 3 replicas' }),
        createRow(),
      ],
      { version: '1.1.0' },
    );
    expect(await result).toHaveLength(1);
    expect(lines).toEqual([
      'aws-eks: its engine has not created it yet',
      'aws-eks: still 1.0.0, Synced, Healthy',
      'aws-eks: 1.1.0, Synced, Progressing: 1 of 3 replicas',
      'aws-eks: 1.1.0, Synced, Healthy',
    ]);
  });

  it.each([
    ['the commit itself', commit, undefined, true],
    ['a later one of somebody else', later, [later], true],
    ['an older one', 'e'.repeat(40), [], false],
  ])('a row that runs %s', async (_, sha, commits, isDone) => {
    const row = createRow({ commit: { sha }, revision: { applied: sha } });
    const { result } = wait([row], { commit, commits });
    const outcome = await result.then(
      () => true,
      error => error.message,
    );
    expect(outcome).toEqual(
      isDone ||
        'payments-api did not get there in time. aws-eks: still 1.1.0, Synced, Healthy',
    );
  });

  it('fails with the reason of the board when it stays Degraded, not at the first look', async () => {
    const degraded = createRow({
      health: 'Degraded',
      message: 'Deployment "payments-api": ImagePullBackOff',
    });
    const recovered = wait([degraded, degraded, createRow()], {
      version: '1.1.0',
    });
    await expect(recovered.result).resolves.toHaveLength(1);
    const failed = wait([degraded], { version: '1.1.0' });
    await expect(failed.result).rejects.toThrow(
      'payments-api on aws-eks: Degraded: Deployment "payments-api": ImagePullBackOff',
    );
    expect(failed.looks()).toBe(10);
  });

  it('names the address of the row it speaks of', async () => {
    const toLink = (cluster: string) => `https://x/?cluster=${cluster}`;
    const degraded = createRow({ health: 'Degraded', message: 'No image' });
    await expect(wait([degraded], { toLink }).result).rejects.toThrow(
      'payments-api on aws-eks: Degraded: No image – https://x/?cluster=aws-eks',
    );
    const late = createRow({ health: 'Progressing' });
    await expect(wait([late], { toLink }).result).rejects.toThrow(
      'in time. aws-eks: 1.1.0, Synced, Progressing – https://x/?cluster=aws-eks',
    );
  });

  it('a version that was Degraded before is no reason', async () => {
    const old = createRow({
      version: { value: '1.0.0', rule: 'image-tag' },
      images: [],
      health: 'Degraded',
      since: { health: '2025-12-31T00:00:00Z' },
    });
    const looks = [...Array.from({ length: 30 }, () => old), createRow()];
    await expect(
      wait(looks, { version: '1.1.0' }).result,
    ).resolves.toHaveLength(1);
  });

  it('a sync that failed since is told', async () => {
    const failed = createRow({
      sync: 'OutOfSync',
      version: { value: '1.0.0', rule: 'image-tag' },
      images: [],
      operation: {
        phase: 'Failed',
        message: 'one or more objects failed to apply',
        finishedAt: '2026-01-01T00:00:05Z',
      },
    });
    await expect(wait([failed], { version: '1.1.0' }).result).rejects.toThrow(
      'the sync failed: one or more objects failed to apply',
    );
  });

  it.each<[string, Deployment | undefined, EngineState[], RegExp]>([
    [
      'an unreachable cluster',
      createRow({
        clusterReachable: {
          ok: false,
          since: '2026-01-01T00:00:00Z',
          error: { code: 'X', message: 'aws-eks refused the connection.' },
        },
      }),
      [live],
      /aws-eks: aws-eks refused the connection/,
    ],
    [
      'a stale row',
      createRow({ asOf: '2026-01-01T00:00:00Z' }),
      [live],
      /hub does not answer/,
    ],
    [
      'an engine that never answered',
      undefined,
      [
        {
          ...live,
          state: 'Stale',
          error: { code: 'X', message: 'It refused.' },
        },
      ],
      /not on the board; hub does not answer: It refused/,
    ],
  ])(
    'gives up on %s after a minute of looks',
    async (_, row, engines, sentence) => {
      const { result, looks } = wait([row], { version: '1.1.0', engines });
      await expect(result).rejects.toThrow(sentence);
      expect(looks()).toBe(20);
    },
  );

  it('waits for a backend that restarts, not for one that refuses', async () => {
    const passing = wait([new TypeError('fetch failed'), createRow()], {
      version: '1.1.0',
    });
    await expect(passing.result).resolves.toHaveLength(1);
    await expect(
      wait([new Error('forbidden')], { version: '1.1.0' }).result,
    ).rejects.toThrow('forbidden');
  });
});
