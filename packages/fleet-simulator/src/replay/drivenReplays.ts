import { Fleet } from '../Fleet';
import { Json } from '../Json';
import { createArgocdReader } from '../testing/createArgocdReader';
import { waitUntil } from '../testing/waitUntil';

/** A recording of a moment, and how to bring it about. */
export type DrivenReplay = {
  /** Brings the fleet to what was recorded and returns what it then answers to the recorded request. */
  drive: (fleet: Fleet) => Promise<Json>;
  differs?: string[];
};

const application = [
  'missing .metadata.managedFields',
  'missing .spec.syncPolicy.automated',
  'missing .status.operationState.operation.sync.prune',
  'missing .status.operationState.retryCount',
];

const toJson = (value: unknown) => value as Json;

/** Recordings of a moment, such as the middle of a rollout. */
export const drivenReplays: Record<string, DrivenReplay> = {
  'get-rolling-first-wave': {
    differs: [...application, 'missing .operation.sync.prune'],
    drive: async fleet => {
      await fleet.control({
        op: 'version',
        service: 'user-service',
        cluster: 'aws-eks-staging',
        version: '7.0.1',
      });
      return toJson(
        await createArgocdReader(fleet).until(
          'user-service-aws-eks-staging',
          'moving',
          ({ status, operation }) =>
            status.summary.images?.length === 2 &&
            operation !== undefined &&
            status.operationState?.phase === 'Running',
        ),
      );
    },
  },
  'get-rolling-waiting': {
    differs: application.filter(line => !line.endsWith('.retryCount')),
    drive: async fleet => {
      await fleet.control({
        op: 'promote',
        service: 'user-service',
        from: 'dev',
        to: 'production',
      });
      return toJson(
        await createArgocdReader(fleet).until(
          'user-service-gcp-gke',
          'waiting',
          ({ status }) => status.sync.status === 'OutOfSync',
        ),
      );
    },
  },
  'applicationset-rolling': {
    differs: [
      'missing .metadata.managedFields',
      'missing .spec.generators[].matrix.generators[].clusters.template',
      'missing .spec.generators[].matrix.generators[].git.template',
      'missing .spec.generators[].matrix.template',
      'missing .spec.template.spec.syncPolicy.automated',
    ],
    drive: async fleet => {
      const argocd = createArgocdReader(fleet);
      return waitUntil('the set is rolling', async () => {
        const response = await argocd.get(
          '/api/v1/applicationsets/user-service',
        );
        const set = await response.json();
        return set.status.health.status === 'Progressing' ? set : undefined;
      });
    },
  },
  'get-self-healed': {
    differs: ['missing .metadata.managedFields'],
    drive: async fleet => {
      await fleet.control({
        op: 'drift',
        service: 'inventory-api',
        cluster: 'gcp-gke',
      });
      return toJson(
        await createArgocdReader(fleet).until(
          'inventory-api-gcp-gke',
          'healed',
          ({ status }) =>
            status.operationState?.operation.sync.autoHealAttemptsCount === 1 &&
            status.health.status === 'Healthy' &&
            status.sync.status === 'Synced',
        ),
      );
    },
  },
  'sync-while-running': {
    drive: async fleet => {
      const url = `${fleet.argocdUrl}/api/v1/applications/inventory-api-aws-eks/sync`;
      const sync = async () => {
        const response = await fetch(url, {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: `Bearer ${fleet.argocdToken}`,
          },
          body: JSON.stringify({
            appNamespace: 'argocd',
            project: 'services',
          }),
        });
        return { status: response.status, body: toJson(await response.json()) };
      };
      return waitUntil('one of two syncs meets the other', async () => {
        const answers = await Promise.all([sync(), sync()]);
        const refused = answers.filter(({ status }) => status === 400);
        return refused.length === 1 ? refused[0].body : undefined;
      });
    },
  },
};
