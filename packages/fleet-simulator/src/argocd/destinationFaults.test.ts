import { readRecording } from '@backstage-gitops/recordings';
import { Json } from '../Json';
import { compareShapes } from '../replay/compareShapes';
import { setVersion } from '../scenario/setVersion';
import { startTestHub } from '../testing/startTestHub';

jest.setTimeout(60_000);

const NAME = 'inventory-api-gcp-gke';
/** Its set says how often to retry. */
const RETRIED = 'checkout-api-gcp-gke';
const VALUES = 'clusters/gcp-gke/apps/inventory-api.yaml';
const one = `/api/v1/applications/${NAME}?appNamespace=argocd&project=services`;

describe('a destination cluster that Argo CD does not know is dead', () => {
  let argocd: Awaited<ReturnType<typeof startTestHub>>;

  beforeEach(async () => {
    argocd = await startTestHub();
  });

  afterEach(() => argocd.stop());

  const readResource = async () => {
    const { namespace } = argocd.find(NAME).spec.destination;
    return argocd.get(
      `/api/v1/applications/${NAME}/resource?appNamespace=argocd&project=services&namespace=${namespace}&resourceName=inventory-api&version=v1&group=apps&kind=Deployment`,
    );
  };
  const setVersionTo = (version: string) => {
    const { repository } = argocd;
    const text = repository.read(repository.head(), VALUES) ?? '';
    return argocd.commit({ [VALUES]: setVersion(text, version) ?? text });
  };

  it('is called Successful, and its Applications Synced and Healthy, also by a hard refresh', async () => {
    argocd.hub.setDestinationFault('gcp-gke', 'refuse');
    const clusters = await argocd.get('/api/v1/clusters');
    expect(
      clusters.body.items.map(
        (cluster: { name: string; info: { connectionState: object } }) => [
          cluster.name,
          cluster.info.connectionState,
        ],
      ),
    ).toContainEqual([
      'gcp-gke',
      {
        status: 'Successful',
        message: '',
        attemptedAt: expect.stringMatching(/:\d\dZ$/),
      },
    ]);
    const refreshed = await argocd.get(`${one}&refresh=hard`);
    expect(refreshed.status).toBe(200);
    expect(refreshed.body.status).toMatchObject({
      sync: { status: 'Synced', revision: argocd.repository.head() },
      health: { status: 'Healthy' },
    });
    expect(refreshed.body.status.conditions).toBeUndefined();
  });

  it('is told by the live read alone: at once when it refuses', async () => {
    const alive = await readResource();
    expect(alive.status).toBe(200);
    expect(JSON.parse(alive.body.manifest)).toMatchObject({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'inventory-api' },
    });
    argocd.hub.setDestinationFault('gcp-gke', 'refuse');
    const dead = await readResource();
    const { response } = readRecording('argocd', 'resource-cluster-down');
    expect(dead.status).toBe(response.status);
    expect(dead.body).toEqual(response.body);
    argocd.hub.setDestinationFault('gcp-gke', 'none');
    expect((await readResource()).status).toBe(200);
  });

  it('is told by the live read after ten seconds when it hangs', async () => {
    argocd.hub.setDestinationFault('gcp-gke', 'hang');
    const waits: number[] = [];
    const { clock } = argocd.hub;
    const after = clock.after.bind(clock);
    clock.after = (ms, run) => {
      waits.push(ms);
      return after(ms, run);
    };
    const dead = await readResource();
    const { response } = readRecording('argocd', 'resource-cluster-hanging');
    expect(dead.status).toBe(response.status);
    expect(dead.body).toEqual(response.body);
    expect(waits).toContain(10_000);
  });

  it('hides drift, failing pods and their end until it answers again', async () => {
    const { hub } = argocd;
    hub.setDestinationFault('gcp-gke', 'hang');
    const events: string[] = [];
    hub.store.subscribe(({ application: { metadata, status } }) =>
      events.push(
        `${metadata.name} ${status.sync.status} ${status.health.status}`,
      ),
    );
    hub.applications.drift(argocd.find(NAME));
    hub.applications.setBroken(argocd.find(NAME), true);
    await new Promise<void>(resolve => {
      hub.clock.after(3000, resolve);
    });
    hub.applications.refresh(argocd.find(NAME));
    expect(new Set(events)).toEqual(new Set([`${NAME} Synced Healthy`]));
    hub.setDestinationFault('gcp-gke', 'none');
    await argocd.until(
      NAME,
      'seen as it is',
      ({ status }) =>
        status.sync.status === 'OutOfSync' &&
        status.health.status === 'Degraded',
    );
  });

  it('fails a sync after its retries, as recorded', async () => {
    argocd.hub.setDestinationFault('gcp-gke', 'refuse');
    const sync = await argocd.send(
      'POST',
      `/api/v1/applications/${RETRIED}/sync`,
      { appNamespace: 'argocd', project: 'services' },
    );
    expect(sync.status).toBe(200);
    expect(sync.body.status.operationState).toBeUndefined();
    const retrying = await argocd.until(
      RETRIED,
      'retrying',
      ({ status }) => status.operationState?.retryCount === 1,
    );
    expect(retrying.status.operationState).toMatchObject({
      phase: 'Running',
      message: expect.stringMatching(
        /connection refused\. Retrying attempt #1 at \d+:\d\d[AP]M\.$/,
      ),
    });
    const failed = await argocd.until(
      RETRIED,
      'failed',
      ({ status }) => status.operationState?.phase === 'Failed',
    );
    expect(failed.status).toMatchObject({
      sync: { status: 'Synced' },
      health: { status: 'Healthy' },
    });
    expect(failed.operation).toBeUndefined();
    const recorded = readRecording('argocd', 'get-dead-for-long').response
      .body as unknown as { status: { operationState: { message: string } } };
    const state = failed.status.operationState;
    expect(state?.message).toBe(recorded.status.operationState.message);
    expect(
      compareShapes(
        recorded.status.operationState as Json,
        state as unknown as Json,
      ),
    ).toEqual([]);
  });

  it('gives up a new version with a SyncError, until Git moves again', async () => {
    const { hub } = argocd;
    hub.setDestinationFault('gcp-gke', 'refuse');
    setVersionTo('9.9.1');
    const stuck = await argocd.until(
      NAME,
      'given up',
      ({ status }) => status.conditions?.[0]?.type === 'SyncError',
    );
    expect(stuck.status.sync.status).toBe('OutOfSync');
    hub.setDestinationFault('gcp-gke', 'none');
    hub.applications.refresh(argocd.find(NAME));
    expect(argocd.find(NAME).operation).toBeUndefined();
    setVersionTo('9.9.2');
    await argocd.until(
      NAME,
      'on the new version',
      ({ status, operation }) =>
        !operation &&
        status.sync.status === 'Synced' &&
        status.summary.images?.[0]?.endsWith(':9.9.2') === true,
    );
  });

  it('goes on with a retry once it answers', async () => {
    argocd.hub.setDestinationFault('gcp-gke', 'refuse');
    setVersionTo('9.9.3');
    await argocd.until(
      NAME,
      'retrying',
      ({ status }) => (status.operationState?.retryCount ?? 0) > 0,
    );
    argocd.hub.setDestinationFault('gcp-gke', 'none');
    const delivered = await argocd.until(
      NAME,
      'delivered',
      ({ status, operation }) =>
        !operation &&
        status.operationState?.phase === 'Succeeded' &&
        status.sync.status === 'Synced',
    );
    expect(delivered.status.history?.slice(-1)[0].revision).toBe(
      argocd.repository.head(),
    );
  });

  it('has to be one the hub delivers to', () => {
    expect(() => argocd.hub.setDestinationFault('nowhere', 'refuse')).toThrow(
      "Argo CD delivers to no cluster 'nowhere'. It delivers to aws-eks, aws-eks-dev, aws-eks-staging, gcp-gke.",
    );
  });
});

describe('GET resource', () => {
  let argocd: Awaited<ReturnType<typeof startTestHub>>;
  beforeAll(async () => {
    argocd = await startTestHub();
  });
  afterAll(() => argocd.stop());
  const read = (query: string) =>
    argocd.get(
      `/api/v1/applications/${NAME}/resource?appNamespace=argocd&project=services&${query}`,
    );

  it('names the field that is missing', async () => {
    const { status, body } = await read('resourceName=x&kind=Deployment');
    expect([status, body.code]).toEqual([500, 13]);
    expect(body.message).toContain('proto: required field "version" not set');
  });

  it('knows only resources of the Application', async () => {
    const { status, body } = await read(
      'resourceName=x&kind=Deployment&version=v1&group=apps&namespace=orders',
    );
    expect([status, body.code]).toEqual([400, 3]);
    expect(body.message).toBe(
      `Deployment apps x not found as part of application ${NAME}`,
    );
  });
});
