import { Fleet } from '../Fleet';
import { Json } from '../Json';
import { createArgocdReader } from '../testing/createArgocdReader';
import { waitUntil } from '../testing/waitUntil';
import { DrivenReplay } from './drivenReplays';

const TARGET = 'gcp-gke';
const APPLICATION = 'checkout-api-gcp-gke';

// In the fleet it is not a set with waves that delivers checkout-api.
const noWaves = [
  'missing .metadata.managedFields',
  'missing .spec.syncPolicy.automated.enabled',
];

const toJson = (value: unknown) => value as Json;

async function whileDead<T>(
  fleet: Fleet,
  fault: 'refuse' | 'hang',
  read: (argocd: ReturnType<typeof createArgocdReader>) => Promise<T>,
): Promise<T> {
  const argocd = createArgocdReader(fleet);
  await fleet.control({ op: 'fault', target: TARGET, fault });
  try {
    return await read(argocd);
  } finally {
    await fleet.control({ op: 'up', target: TARGET });
    await argocd.until(APPLICATION, 'idle', ({ operation }) => !operation);
  }
}

const readPath =
  (fault: 'refuse' | 'hang', path: string) => async (fleet: Fleet) =>
    whileDead(fleet, fault, async argocd =>
      toJson(await (await argocd.get(path)).json()),
    );

// The operation before may have its last step still to go.
const sync = (fleet: Fleet) =>
  waitUntil('the sync was taken', async () => {
    const response = await fetch(
      `${fleet.argocdUrl}/api/v1/applications/${APPLICATION}/sync`,
      {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: `Bearer ${fleet.argocdToken}`,
        },
        body: JSON.stringify({ appNamespace: 'argocd', project: 'services' }),
      },
    );
    return response.ok ? toJson(await response.json()) : undefined;
  });

const one = `/api/v1/applications/${APPLICATION}?appNamespace=argocd&project=services`;
const toPart = (part: string) =>
  `/api/v1/applications/${APPLICATION}/${part}?appNamespace=argocd&project=services`;
const live = `/api/v1/applications/${APPLICATION}/resource?appNamespace=argocd&project=services&namespace=payments&resourceName=checkout-api&version=v1&group=apps&kind=Deployment`;
const clusters = '/api/v1/clusters';

// Nobody but auto-sync has synced yet; it comes into the history with the first of the syncs below.
const nobody = 'missing .status.history[].initiatedBy.username';

// The operation is auto-sync's, which names its source; a set with waves gives a reason instead.
const automatedOperation = [
  'missing .status.operationState.operation.info',
  'missing .status.operationState.operation.initiatedBy.username',
  'invented .status.operationState.operation.sync.revision',
  'invented .status.operationState.operation.sync.source',
];

/** Recordings of a destination cluster that is dead while Argo CD knows nothing of it. */
export const destinationReplays: Record<string, DrivenReplay> = {
  'clusters-one-down': { drive: readPath('refuse', clusters) },
  'clusters-one-hanging': { drive: readPath('hang', clusters) },
  'clusters-down-for-minutes': { drive: readPath('refuse', clusters) },
  'clusters-down-for-ten-minutes': { drive: readPath('refuse', clusters) },
  'clusters-dead-for-long': { drive: readPath('refuse', clusters) },
  'resource-cluster-down': { drive: readPath('refuse', live) },
  'resource-cluster-hanging': { drive: readPath('hang', live) },
  'managed-resources-cluster-down': {
    drive: readPath('refuse', `${toPart('managed-resources')}`),
  },
  'resource-tree-cluster-down': {
    // Recorded before any pod had a node.
    differs: ['invented .hosts'],
    drive: readPath('refuse', `${toPart('resource-tree')}`),
  },
  'get-cluster-down': {
    differs: [...noWaves, ...automatedOperation, nobody],
    drive: readPath('refuse', one),
  },
  'get-cluster-down-for-minutes': {
    differs: [...noWaves, nobody],
    drive: fleet =>
      whileDead(fleet, 'refuse', async argocd => {
        await sync(fleet);
        return toJson(
          await argocd.until(
            APPLICATION,
            'retrying',
            ({ status }) => status.operationState?.finishedAt !== undefined,
          ),
        );
      }),
  },
  'sync-cluster-down': {
    differs: noWaves,
    drive: fleet => whileDead(fleet, 'refuse', async () => sync(fleet)),
  },
  'get-dead-for-long': {
    differs: noWaves,
    drive: fleet =>
      whileDead(fleet, 'refuse', async argocd => {
        await sync(fleet);
        return toJson(
          await argocd.until(
            APPLICATION,
            'failed',
            ({ status }) => status.operationState?.phase === 'Failed',
          ),
        );
      }),
  },
};
