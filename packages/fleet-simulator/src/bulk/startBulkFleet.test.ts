import { readRecording } from '@backstage-gitops/recordings';
import { toShape } from '../testing/toShape';
import { BulkArgocd } from './BulkArgocd';
import { BulkFleet } from './BulkFleet';
import { placeApplications } from './placeApplications';
import { startBulkFleet } from './startBulkFleet';

const recorded = readRecording('argocd', 'get-history').response.body as never;
const recordedSet = readRecording('argocd', 'applicationset-set-list').response
  .body as never;
const SMALL_LIST =
  'fields=items.metadata.name,items.metadata.namespace,items.status.sync.status';

describe('startBulkFleet', () => {
  let fleet: BulkFleet;
  beforeAll(async () => {
    fleet = await startBulkFleet({
      applications: 100,
      clusters: 20,
      instances: 2,
      recorded,
      recordedSet,
    });
  });
  afterAll(() => fleet.stop());

  const get = async (path: string, instance = 0) => {
    const response = await fetch(
      `${fleet.instances[instance].url}/api/v1/${path}`,
      { headers: { authorization: `Bearer ${fleet.token}` } },
    );
    return { response, body: await response.json() };
  };

  /** Reads events until there are so many, and stays open until `run` is over. */
  const withStream = async (
    run: (next: (count: number) => Promise<any[]>) => Promise<void>,
  ) => {
    const end = new AbortController();
    const { body } = await fetch(
      `${fleet.instances[0].url}/api/v1/stream/applications`,
      {
        headers: {
          accept: 'text/event-stream',
          authorization: `Bearer ${fleet.token}`,
        },
        signal: end.signal,
      },
    );
    const reader = body!.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    await run(async count => {
      for (;;) {
        const frames = text.split('\n\n');
        if (frames.length > count) {
          text = frames.slice(count).join('\n\n');
          return frames
            .slice(0, count)
            .map(frame => JSON.parse(frame.trim().slice('data: '.length)));
        }
        text += (await reader.read()).value;
      }
    });
    end.abort();
  };

  it('sends every Application whole, in the shape of the recorded one, then what changes', async () => {
    await withStream(async next => {
      const events = await next(50);
      const names = events.map(
        ({ result }) => result.application.metadata.name,
      );
      expect(new Set(names).size).toBe(50);
      expect(toShape(events[0].result.application)).toEqual(toShape(recorded));
      const changed = fleet
        .change(100)
        .filter(({ instance }) => instance === fleet.instances[0].name);
      const told = await next(50);
      expect(
        told.map(({ result }) => result.application.metadata.name),
      ).toEqual(changed.map(({ name }) => name));
      expect(told[0].result).toMatchObject({
        type: 'MODIFIED',
        application: { status: { sync: { status: 'OutOfSync' } } },
      });
    });
  });

  it('lists only the fields asked for, compressed for who can read that', async () => {
    const { response, body } = await get(`applications?${SMALL_LIST}`);
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(body.items).toHaveLength(50);
    expect(Object.keys(body.items[0])).toEqual(['metadata', 'status']);
    expect(Object.keys(body.items[0].metadata)).toEqual(['name', 'namespace']);
    const ofProject = await get('applications?projects=project-0');
    expect(ofProject.body.items.length).toBeLessThan(50);
    expect((await get('applications?projects=none')).body.items).toBeNull();
  });

  it('answers for one Application, its clusters and a probe; refuses strangers', async () => {
    const [first] = (await get(`applications?${SMALL_LIST}`)).body.items;
    const one = await get(`applications/${first.metadata.name}`);
    expect(one.body.metadata.name).toBe(first.metadata.name);
    expect((await get('clusters')).body.items).toHaveLength(10);
    const sets = (await get('applicationsets')).body.items;
    expect(sets.map(({ metadata }: any) => metadata.name)).toContain(
      one.body.metadata.ownerReferences[0].name,
    );
    const probe = await get(
      `applications/${first.metadata.name}/resource?kind=Deployment`,
    );
    expect(probe.body).toHaveProperty('manifest');
    expect((await get('applications/none')).response.status).toBe(404);
    const stranger = await fetch(`${fleet.instances[0].url}/api/v1/clusters`);
    expect(stranger.status).toBe(401);
  });

  it('holds every request until released, and counts it', async () => {
    const before = fleet.requests();
    const path = '/hub-1/api/v1/clusters';
    fleet.hold();
    const answer = get('clusters');
    let isAnswered = false;
    const settled = answer.then(() => {
      isAnswered = true;
    });
    while (fleet.requests()[path] === before[path]) {
      await new Promise(setImmediate);
    }
    expect(isAnswered).toBe(false);
    fleet.release();
    await settled;
    expect(fleet.requests()[path]).toBe((before[path] ?? 0) + 1);
  });

  it('hangs one Argo CD and not the other', async () => {
    fleet.hang(['hub-1']);
    const end = new AbortController();
    const hanging = fetch(`${fleet.instances[0].url}/api/v1/clusters`, {
      headers: { authorization: `Bearer ${fleet.token}` },
      signal: end.signal,
    });
    expect((await get('clusters', 1)).response.status).toBe(200);
    end.abort();
    await expect(hanging).rejects.toThrow();
    fleet.hang([]);
  });
});

describe('BulkArgocd', () => {
  it('knows when a list is larger than Argo CD can send', () => {
    const [placed] = placeApplications({
      applications: 25_000,
      clusters: 500,
      instances: 1,
    });
    const argocd = new BulkArgocd({ ...placed, recorded, recordedSet });
    const fields = 'items.metadata.name';
    const whole = argocd.list({ fields, projects: [] });
    expect(whole?.wholeBytes).toBeGreaterThan(200 * 1024 * 1024);
    const part = argocd.list({ fields, projects: ['project-3'] });
    expect(part?.wholeBytes).toBeLessThan(30 * 1024 * 1024);
  });
});
