import {
  createAppliedKustomization,
  createWorkloadObjects,
} from '../__testUtils__/createCheckout';
import {
  createCheckoutRow,
  createDetailsScene,
} from '../__testUtils__/createDetailsScene';
import { ClusterObject } from '../__testUtils__/LoopbackCluster';
import { readRecordedEventList } from '../__testUtils__/readRecordedEventList';
import { readRecordedObjects } from '../__testUtils__/readRecordedObjects';
import { toTreeLines } from '../__testUtils__/toTreeLines';

const row = createCheckoutRow('Kustomization');
const owned = (
  kind: string,
  name: string,
  parts: {
    apiVersion?: string;
    owner?: string;
    labels?: object;
    spec?: object;
    status?: object;
  } = {},
): ClusterObject => {
  const { apiVersion = 'v1', owner, labels, ...rest } = parts;
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      namespace: 'shop',
      uid: `uid-${name}`,
      labels,
      ...(owner && {
        ownerReferences: [{ kind: 'Owner', name: owner, uid: `uid-${owner}` }],
      }),
    },
    spec: {},
    ...rest,
  };
};
const recorded = (name: string) =>
  readRecordedObjects(name) as unknown as ClusterObject[];

describe('what controllers made of the objects of a Deployment', () => {
  const scene = createDetailsScene();
  const read = () =>
    scene.engine.details.readResources(row, { signal: scene.signal });

  it('is, of a CronJob, its Jobs and their pods', async () => {
    scene.cluster.put(
      createAppliedKustomization([
        { id: 'shop_report_batch_CronJob', v: 'v1' },
      ]),
      owned('CronJob', 'report', { apiVersion: 'batch/v1' }),
      owned('Job', 'report-1', {
        apiVersion: 'batch/v1',
        owner: 'report',
        spec: { selector: { matchLabels: { job: '1' } } },
        status: {
          conditions: [
            {
              type: 'Failed',
              status: 'True',
              reason: 'BackoffLimitExceeded',
              message: 'Job has reached the specified backoff limit',
            },
          ],
        },
      }),
      owned('Job', 'other', { apiVersion: 'batch/v1', owner: 'somebody' }),
      owned('Pod', 'report-1-a', {
        owner: 'report-1',
        labels: { job: '1' },
        spec: { containers: [{ name: 'app' }] },
        status: { phase: 'Failed', reason: 'Error' },
      }),
    );
    const tree = await read();
    expect(toTreeLines(tree)).toEqual([
      'CronJob report Synced Healthy',
      'Job report-1 - Degraded < report',
      'Pod report-1-a - Degraded < report-1',
    ]);
    expect(tree.nodes[1].message).toBe(
      'Job has reached the specified backoff limit',
    );
  });

  it('is, of a StatefulSet, its pods and claims', async () => {
    const labels = { app: 'db' };
    scene.cluster.put(
      createAppliedKustomization([{ id: 'shop_db_apps_StatefulSet', v: 'v1' }]),
      owned('StatefulSet', 'db', {
        apiVersion: 'apps/v1',
        spec: {
          replicas: 1,
          selector: {
            matchExpressions: [
              { key: 'app', operator: 'In', values: ['db', 'database'] },
            ],
          },
        },
        status: { readyReplicas: 1, updatedReplicas: 1 },
      }),
      owned('Pod', 'db-0', {
        owner: 'db',
        labels,
        spec: { containers: [{ name: 'app' }] },
        status: {
          phase: 'Running',
          containerStatuses: [{ name: 'app', ready: true }],
        },
      }),
      owned('PersistentVolumeClaim', 'data-db-0', {
        labels,
        status: { phase: 'Pending' },
      }),
    );
    expect(toTreeLines(await read())).toEqual([
      'StatefulSet db Synced Healthy',
      'Pod db-0 - Healthy < db',
      'PersistentVolumeClaim data-db-0 - Progressing < db',
    ]);
  });

  it('is, of a Rollout as recorded, its analyses', async () => {
    scene.cluster.put(
      createAppliedKustomization([
        { id: 'shop_shop_argoproj.io_Rollout', v: 'v1alpha1' },
      ]),
      ...recorded('rollout-paused'),
      ...recorded('analysisruns'),
    );
    const tree = await read();
    expect(toTreeLines(tree)).toEqual([
      'Rollout shop Synced Suspended',
      'AnalysisRun shop-566d9bd5df-2-1 - Healthy < shop',
    ]);
    expect(tree.nodes[0].specifics).toMatchObject({
      analysisRuns: [{ name: 'shop-566d9bd5df-2-1', phase: 'Successful' }],
    });
  });

  it('explains a failed ExternalSecret by its Events, as recorded, and reads no Secret', async () => {
    scene.cluster.put(
      createAppliedKustomization(
        ['missing-key', 'no-store', 'store-down'].map(name => ({
          id: `team-a_${name}_external-secrets.io_ExternalSecret`,
          v: 'v1',
        })),
      ),
      ...recorded('list-externalsecrets'),
      ...readRecordedEventList('events-externalsecret').map(
        event =>
          ({
            ...Object(event),
            apiVersion: 'v1',
            kind: 'Event',
          } as ClusterObject),
      ),
    );
    const { nodes, problems } = await read();
    expect(problems).toEqual([]);
    expect(
      nodes.map(({ specifics }) =>
        specifics?.type === 'externalSecret' ? specifics.error : undefined,
      ),
    ).toEqual([
      'error processing spec.data[0] (key: payments/none), err: Secret does not exist',
      expect.stringContaining('could not get ClusterSecretStore "absent"'),
      expect.stringContaining('ClusterSecretStore "vault-down" is not ready'),
    ]);
    expect(scene.cluster.requests.join()).not.toContain('/secrets');
  });

  it('leaves out the empty ReplicaSets of the past', async () => {
    scene.cluster.put(
      createAppliedKustomization([
        { id: 'shop_checkout-api_apps_Deployment', v: 'v1' },
      ]),
      ...createWorkloadObjects(),
    );
    const lines = toTreeLines(await read());
    expect(lines.filter(line => line.startsWith('ReplicaSet'))).toEqual([
      'ReplicaSet checkout-api-2 - Progressing < checkout-api',
    ]);
  });
});
