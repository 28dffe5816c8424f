import request from 'supertest';
import { startFleetBackend } from './__testUtils__/startFleetBackend';
import { ofEntity } from './__testUtils__/startTestFleet';

jest.setTimeout(600_000);

const paths = [
  ofEntity,
  '/api/gitops/v1/deployments',
  '/api/gitops/v1/engines',
  '/api/gitops/v1/clusters',
];
const CLIENTS = 50;
const POLLS_OF_A_CLIENT = 20;
const PAUSE_MS = 500;
const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

describe('The backend with a fleet in which nothing happens', () => {
  let backend: Awaited<ReturnType<typeof startFleetBackend>>;
  beforeAll(async () => {
    // At the speed of life: a faster fleet also ends its watches sooner, and they are opened anew.
    backend = await startFleetBackend({ speed: 1 });
    await backend.untilSettled();
  });
  afterAll(() => backend.fleet.stop());

  /** A browser: asks one route after the other, with the ETag it was given. */
  async function poll(client: number): Promise<number[]> {
    const statuses: number[] = [];
    const etags = new Map<string, string>();
    for (let turn = 0; turn < POLLS_OF_A_CLIENT; turn++) {
      const path = paths[(client + turn) % paths.length];
      const etag = etags.get(path);
      const { status, headers } = await request(backend.server)
        .get(path)
        .set(etag ? { 'if-none-match': etag } : {});
      statuses.push(status);
      if (headers.etag) etags.set(path, headers.etag);
      await wait(PAUSE_MS);
    }
    return statuses;
  }

  /** How often each upstream is asked meanwhile, and how long that is. */
  async function count(meanwhile: () => Promise<unknown>) {
    const before = backend.fleet.requestCounts();
    const start = Date.now();
    await meanwhile();
    const after = backend.fleet.requestCounts();
    return {
      ms: Date.now() - start,
      asked: Object.fromEntries(
        Object.keys(after).map(name => [name, after[name] - before[name]]),
      ),
    };
  }

  it('asks nobody upstream for a browser: fifty polling clients change nothing', async () => {
    const rounds = [];
    const answers: number[][] = [];
    for (let round = 0; round < 2; round++) {
      const polled = await count(async () => {
        answers.push(
          ...(await Promise.all(
            Array.from({ length: CLIENTS }, (_, client) => poll(client)),
          )),
        );
      });
      rounds.push({ polled, quiet: await count(() => wait(polled.ms)) });
    }

    expect(answers).toHaveLength(2 * CLIENTS);
    for (const statuses of answers) {
      expect(statuses).toHaveLength(POLLS_OF_A_CLIENT);
      const [first, later] = [
        statuses.slice(0, paths.length),
        statuses.slice(paths.length),
      ];
      expect(new Set(first)).toEqual(new Set([200]));
      expect(later.filter(status => status !== 200 && status !== 304)).toEqual(
        [],
      );
      expect(later).toContain(304);
    }

    /*
     * Of its own accord an engine reads about once a minute, whoever looks, and that may fall into
     * one window and not into the other; here it may do so twice as often. What it does more rarely
     * (discover, open a watch anew) spoils one of the rounds at most. A browser that caused reads,
     * even if only one a second for all of them, would show in both.
     */
    const longest = Math.max(...rounds.map(({ polled }) => polled.ms));
    const ownReads = 1 + Math.floor(longest / 30_000);
    const upstreams = ['argocd', 'azure-aks', 'git'];
    expect(Object.keys(backend.fleet.requestCounts()).sort()).toEqual(
      upstreams,
    );
    for (const name of upstreams) {
      const more = rounds.map(
        ({ polled, quiet }) => polled.asked[name] - quiet.asked[name],
      );
      expect(Math.min(...more)).toBeLessThanOrEqual(ownReads);
    }
  });
});
