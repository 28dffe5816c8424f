import {
  Fleet,
  FleetOperation,
  startFleet,
} from '@backstage-gitops/fleet-simulator';
import {
  CollectedPicture,
  collectPicture,
} from '@backstage-gitops/plugin-gitops-node/testUtils';
import { ArgocdEngine } from './ArgocdEngine';
import { createFastTiming } from './__testUtils__/createFastTiming';
import { createArgocdEngine } from './createArgocdEngine';

type Fault = Omit<Extract<FleetOperation, { op: 'fault' }>, 'op' | 'target'>;

type ListedApplication = {
  metadata: { name: string };
  status: { sync: { status: string }; health: { status: string } };
};

const SERVICES = 6;

/** The engine over the fleet of another author, every fault of it with real sockets. */
describe('ArgocdEngine over a fleet in which something is wrong', () => {
  let fleet: Fleet;
  let engine: ArgocdEngine;
  const pictures: CollectedPicture[] = [];

  beforeAll(async () => {
    fleet = await startFleet({ speed: 50, ownPorts: true });
  });
  afterAll(() => fleet.stop());
  beforeEach(() => {
    engine = create();
  });
  afterEach(async () => {
    await fleet.control({ op: 'up', target: 'argocd' });
    await fleet.control({ op: 'up', target: 'gcp-gke' });
    await Promise.all(pictures.splice(0).map(picture => picture.stop()));
  });

  function create(
    options: { url?: string; token?: string; silenceMs?: number } = {},
  ) {
    return createArgocdEngine(
      {
        name: 'hub',
        url: options.url ?? fleet.argocdUrl,
        auth: options.token
          ? { token: options.token }
          : {
              username: fleet.argocdUsername,
              password: fleet.argocdPassword,
            },
        skipTLSVerify: false,
        configKey: 'gitops.argocd.instances[name=hub]',
        authConfigKey: 'gitops.argocd.instances[name=hub].token',
      },
      // Fifty times: a minute between two checks is a good second, and a time limit stays what it is.
      { timing: createFastTiming({ speed: 50, silenceMs: options.silenceMs }) },
    );
  }

  async function observe(observed = engine) {
    const picture = collectPicture(observed);
    pictures.push(picture);
    return picture;
  }

  async function observeFull(observed = engine) {
    const picture = await observe(observed);
    await picture.until('a full picture', () => picture.fulls > 0);
    expect(picture.deployments().length).toBeGreaterThanOrEqual(SERVICES);
    return picture;
  }

  /** `name sync health` of every Application, as the hub itself lists them. */
  async function listStates(): Promise<string[]> {
    const response = await fetch(`${fleet.argocdUrl}/api/v1/applications`, {
      headers: { authorization: `Bearer ${fleet.argocdToken}` },
    });
    const { items } = await response.json();
    return (items ?? [])
      .map(
        ({ metadata, status }: ListedApplication) =>
          `${metadata.name} ${status.sync.status} ${status.health.status}`,
      )
      .sort();
  }

  async function waitForStates(picture: CollectedPicture): Promise<void> {
    for (let turn = 0; turn < 400; turn++) {
      const told = picture
        .deployments()
        .map(({ name, sync, health }) => `${name} ${sync} ${health}`)
        .sort();
      if (told.join() === (await listStates()).join()) return;
      await new Promise(resolve => setTimeout(resolve, 50));
    }
    throw new Error('the picture never became what the hub lists');
  }

  const harm = (fault: Fault, target = 'argocd') =>
    fleet.control({ op: 'fault', target, ...fault } as FleetOperation);

  it.each([
    ['refuse', 'ConnectionRefused'],
    ['hang', 'TimedOut'],
    ['unauthorized', 'Unauthorized'],
    ['forbidden', 'Forbidden'],
    ['unsupportedMediaType', 'UpstreamError'],
    ['tooManyRequests', 'RateLimited'],
    ['serverError', 'UpstreamError'],
    ['garbage', 'InvalidResponse'],
  ] as [Fault['fault'], string][])(
    'says of %s what it is, and is whole again when it is over',
    async (fault, code) => {
      await harm({ fault } as Fault);
      const harmed = await observe();
      await harmed.until('the end', () => harmed.ended);
      expect(harmed.types).toEqual(['error']);
      expect(harmed.errors[0].code).toBe(code);
      expect(JSON.stringify(harmed.errors)).not.toMatch(/127\.0\.0\.1|https?:/);
      await fleet.control({ op: 'up', target: 'argocd' });
      await observeFull();
    },
    60_000,
  );

  it.each([
    ['refuse', 'ConnectionRefused'],
    ['cut', 'ConnectionLost'],
    ['cutMidEvent', 'ConnectionLost'],
    ['unauthorized', 'Unauthorized'],
    ['forbidden', 'Forbidden'],
    ['garbage', 'InvalidResponse'],
    ['serverError', 'UpstreamError'],
    ['tooManyRequests', 'RateLimited'],
  ] as [Fault['fault'], string][])(
    'tells once why it lost sight when %s comes while it follows',
    async (fault, code) => {
      const observed = await observeFull();
      await harm({ fault } as Fault);
      await observed.until('the end', () => observed.ended);
      expect(observed.errors).toHaveLength(1);
      expect(observed.errors[0].code).toBe(code);
      expect(observed.thrown).toBeUndefined();
    },
    60_000,
  );

  it('notices a stream that fell silent without an end', async () => {
    const observed = await observeFull(create({ silenceMs: 2_000 }));
    await harm({ fault: 'halfOpen' });
    await observed.until('the end', () => observed.ended);
    expect(observed.errors.map(({ code }) => code)).toEqual(['TimedOut']);
  }, 60_000);

  it('finds in the list what the stream lost', async () => {
    const observed = await observeFull();
    await harm({ fault: 'loseEvents' });
    await fleet.control({ op: 'grow', count: 2 });
    const before = observed.ids().length;
    await observed.until('both', () => observed.ids().length >= before + 2);
    expect(observed.errors).toEqual([]);
  }, 60_000);

  it('gives up on a list that drips for ever', async () => {
    await harm({ fault: 'drip', everyMs: 50 } as Fault);
    const observed = await observe();
    await observed.until('the end', () => observed.ended);
    expect(observed.errors.map(({ code }) => code)).toEqual(['TimedOut']);
  }, 60_000);

  it('is not taken in by a list of nothing', async () => {
    await harm({ fault: 'nullItems' });
    const observed = await observeFull();
    expect(observed.errors).toEqual([]);
  }, 60_000);

  it('names one object that is malformed, and shows the rest', async () => {
    const [first] = (await observeFull()).deployments();
    await harm({ fault: 'malformed', name: first.name } as Fault);
    const observed = await observe(create());
    await observed.until('a full picture', () => observed.fulls > 0);
    expect(observed.ids()).not.toContain(first.id);
    expect(observed.ids().length).toBeGreaterThanOrEqual(SERVICES - 1);
    await observed.until('its name', () =>
      observed.warnings.some(({ message }) => message.includes(first.name)),
    );
  }, 60_000);

  it('logs in again when its session is over, and nobody notices', async () => {
    const observed = await observeFull();
    await harm({ fault: 'expire' });
    const { status } = await engine.readRaw(
      { path: '/api/v1/projects', query: new URLSearchParams() },
      { signal: new AbortController().signal },
    );
    expect(status).toBe(200);
    expect((await observeFull()).errors).toEqual([]);
    expect(observed.errors.map(({ code }) => code)).not.toContain(
      'Unauthorized',
    );
  }, 60_000);

  it('asks for help when a token is over', async () => {
    const withToken = create({ token: fleet.argocdToken });
    await observeFull(withToken);
    await harm({ fault: 'unauthorized' });
    const observed = await observe(withToken);
    await observed.until('the end', () => observed.ended);
    expect(observed.errors[0]).toEqual({
      code: 'Unauthorized',
      message: expect.stringContaining('check gitops.argocd.instances'),
    });
  }, 60_000);

  it('shows the older state of a hub that was set back', async () => {
    await observeFull();
    const before = await listStates();
    await fleet.control({ op: 'grow', count: 1 });
    const grown = await observeFull();
    await grown.until('one more', () => grown.ids().length > before.length);
    await harm({ fault: 'rewind', seconds: 86_400 } as Fault);
    const after = await observeFull();
    await waitForStates(after);
    expect(after.errors).toEqual([]);
    expect(after.ids().length).toBeLessThan(grown.ids().length);
  }, 60_000);

  it('tells thousands of changes at once in few events, and misses none', async () => {
    const observed = await observeFull();
    const before = observed.types.length;
    await harm({ fault: 'churn', count: 5_000 } as Fault);
    await waitForStates(observed);
    expect(observed.types.length - before).toBeLessThan(500);
    expect(observed.errors).toEqual([]);
  }, 60_000);

  it('does not know a host that is not there', async () => {
    const observed = await observe(create({ url: 'http://argocd.invalid' }));
    await observed.until('the end', () => observed.ended);
    expect(observed.errors[0].code).toBe('HostNotFound');
  }, 60_000);

  it('does not trust a certificate that nobody signed', async () => {
    const url = new URL(fleet.argocdUrl);
    const secure = new URL(fleet.tlsUrlOf('argocd'));
    secure.pathname = url.pathname;
    const observed = await observe(
      create({ url: secure.toString().replace(/\/$/, '') }),
    );
    await observed.until('the end', () => observed.ended);
    expect(observed.errors[0].code).toBe('CertificateInvalid');
  }, 60_000);

  it('sees through the happy hub that a cluster behind it is dead, and touches no other', async () => {
    const observed = await observeFull();
    const reachable = (name: string) =>
      observed.clusters().find(cluster => cluster.name === name)?.reachable;
    await observed.until('the first probes', () =>
      Boolean(reachable('gcp-gke')?.ok && reachable('aws-eks')?.ok),
    );
    const well = reachable('aws-eks');
    await harm({ fault: 'refuse' }, 'gcp-gke');
    await observed.until(
      'the verdict',
      () => reachable('gcp-gke')?.ok === false,
    );
    expect(reachable('gcp-gke')?.error?.code).toBe('ConnectionRefused');
    expect(reachable('aws-eks')).toEqual(well);
    expect(observed.errors).toEqual([]);
    await fleet.control({ op: 'up', target: 'gcp-gke' });
    await observed.until('its return', () => Boolean(reachable('gcp-gke')?.ok));
  }, 60_000);
});
