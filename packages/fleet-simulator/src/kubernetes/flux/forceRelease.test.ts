import { deliveryPaths } from '../../testing/deliveryPaths';
import { startTestCluster, TestCluster } from '../../testing/startTestCluster';
import { helmReleaseStatus } from './helmReleaseSpec';

// Time to spare on a busy machine; nothing here waits for it.
jest.setTimeout(30_000);

describe('a HelmRelease that is asked to be forced', () => {
  let cluster: TestCluster;

  const read = async () =>
    helmReleaseStatus.parse((await cluster.get(deliveryPaths.release)).status);
  const versions = async () => {
    const object = await cluster.get(deliveryPaths.release);
    const parsed = helmReleaseStatus.safeParse(object.status ?? {});
    return (parsed.data?.history ?? []).map(({ version }) => version);
  };
  beforeEach(async () => {
    cluster = await startTestCluster();
    await cluster.until(async () => (await versions()).length === 1);
  });
  afterEach(() => cluster.stop());

  const ask = (requestedAt: string, forceAt: string, suspend?: boolean) =>
    cluster.patch(deliveryPaths.release, {
      metadata: {
        annotations: {
          'reconcile.fluxcd.io/requestedAt': requestedAt,
          'reconcile.fluxcd.io/forceAt': forceAt,
        },
      },
      ...(suspend === undefined ? {} : { spec: { suspend } }),
    });
  const untilHandled = (requestedAt: string) =>
    cluster.until(async () => {
      const { status } = await cluster.get(deliveryPaths.release);
      return status?.lastHandledReconcileAt === requestedAt;
    });

  it('has a new entry in its history when both tokens are the same', async () => {
    await ask('1', '1');
    await cluster.until(async () => (await versions())[0] === 2);
    expect((await read()).lastHandledForceAt).toBe('1');
  });

  it('acknowledges another token without forcing', async () => {
    await ask('1', '2');
    await untilHandled('1');
    expect((await read()).lastHandledForceAt).toBe('2');
    expect(await versions()).toEqual([1]);
  });

  it('acknowledges while it is suspended, and has forgotten it once resumed', async () => {
    await ask('1', '1', true);
    await untilHandled('1');
    expect((await read()).lastHandledForceAt).toBe('1');
    await cluster.patch(deliveryPaths.release, {
      metadata: {
        annotations: { 'reconcile.fluxcd.io/requestedAt': '2' },
      },
      spec: { suspend: false },
    });
    await untilHandled('2');
    expect(await versions()).toEqual([1]);
  });
});
