import { PodTrouble } from '../../workloads/PodState';
import { toTemplateHash } from '../../workloads/toTemplateHash';
import { recordManager } from '../objects/recordManager';
import { kinds } from '../objects/resourceKinds';
import { toTimestamp } from '../objects/toTimestamp';
import { KubernetesObject } from '../objects/KubernetesObject';
import {
  createDeploymentStatus,
  RolloutProgress,
} from './createDeploymentStatus';
import { deploymentSpec } from './deploymentSpec';
import { WorkloadContext } from './WorkloadContext';
import { writeReplicas } from './writeReplicas';

/** Simulated milliseconds until a new pod answers. */
const podStart = 700;

/** The tag that no registry has: as in the recordings, it never starts. */
const isBadImage = ({ image }: { image: string }) => image.endsWith(':bad');

/**
 * Brings a Deployment's pods to what its spec says, one replica after the other; old pods serve until new
 * ones do. Ends early when the spec changes meanwhile, or with pods that do not start.
 */
export async function rollOutDeployment(
  context: WorkloadContext,
  key: { namespace: string; name: string },
): Promise<void> {
  const { store, pause } = context;
  const deployment = store.get(kinds.deployment, key);
  const parsed = deploymentSpec.safeParse(deployment?.spec);
  if (!deployment || !parsed.success) return;
  const spec = parsed.data;
  const { generation = 1 } = deployment.metadata;
  const { replicas } = spec;
  const hash = toTemplateHash(spec.template);
  const ownName = `${key.name}-${hash}`;
  const isBroken = context.isBroken(deployment);
  const isBad = spec.template.spec.containers.some(isBadImage);
  const trouble: PodTrouble | undefined =
    (isBroken && 'CrashLoopBackOff') ||
    (isBad && 'ImagePullBackOff') ||
    undefined;

  const own = store.get(kinds.replicaSet, {
    namespace: key.namespace,
    name: ownName,
  });
  const running = Number(own?.spec?.replicas ?? 0);
  const old = findOldReplicaSets(context, deployment).filter(
    set => set.hash !== hash,
  );
  const serving = old.reduce((sum, { ready }) => sum + ready, 0);
  let isRevised = false;
  const write = (count: number, rest: number) => {
    const current = store.get(kinds.deployment, key);
    if (current?.metadata.generation !== generation) return false;
    writeReplicas(context, { deployment, spec, hash, count, trouble });
    let left = rest;
    for (const set of old) {
      const stay = Math.min(set.ready, left);
      left -= stay;
      writeReplicas(context, {
        deployment,
        spec: set.spec,
        hash: set.hash,
        count: stay,
        trouble: isBroken ? 'CrashLoopBackOff' : undefined,
      });
    }
    writeStatus(context, {
      deployment: current,
      progress: {
        generation,
        replicas,
        updated: count,
        available: (trouble ? 0 : count) + (isBroken ? 0 : rest),
        total: count + rest,
        replicaSet: ownName,
      },
      isNewRevision: !own && !isRevised,
    });
    isRevised = true;
    return true;
  };

  if (trouble && serving > 0) {
    // A rolling update that gets stuck: one new pod, the old ones stay.
    write(Math.min(1, replicas), serving);
    return;
  }
  const isScaledDown = running >= replicas;
  for (let count = Math.min(running, replicas); ; count += 1) {
    const rest = Math.max(0, Math.min(serving, replicas - count));
    if (!isScaledDown || count === replicas) {
      if (!write(count, count === replicas ? 0 : rest)) return;
    }
    if (count >= replicas) return;
    await pause(podStart);
  }
}

/** ReplicaSets of earlier templates that still have pods; pods that do not serve are not kept. */
function findOldReplicaSets(
  { store }: WorkloadContext,
  deployment: KubernetesObject,
) {
  const { namespace, name, uid } = deployment.metadata;
  return store
    .list(kinds.replicaSet, namespace)
    .filter(({ metadata }) => metadata.ownerReferences?.[0]?.uid === uid)
    .flatMap(({ metadata, spec, status }) => {
      const parsed = deploymentSpec.safeParse(spec);
      return parsed.success && parsed.data.replicas > 0
        ? [
            {
              hash: metadata.name.slice(name.length + 1),
              spec: parsed.data,
              ready: Number(status?.readyReplicas ?? 0),
            },
          ]
        : [];
    });
}

const revisionKey = 'deployment.kubernetes.io/revision';

function writeStatus(
  { store, clock }: WorkloadContext,
  options: {
    deployment: KubernetesObject;
    progress: RolloutProgress;
    isNewRevision: boolean;
  },
) {
  const { deployment, progress, isNewRevision } = options;
  const { metadata } = deployment;
  const revision = Number(metadata.annotations?.[revisionKey] ?? 0);
  const now = clock.now();
  const before = deployment.status;
  const status = createDeploymentStatus(progress, { now, before });
  const annotations = {
    ...metadata.annotations,
    [revisionKey]: String(revision + (isNewRevision ? 1 : 0)),
  };
  store.write(kinds.deployment, {
    ...deployment,
    metadata: {
      ...metadata,
      annotations,
      managedFields: recordManager(metadata, {
        apiVersion: 'apps/v1',
        manager: 'kube-controller-manager',
        operation: 'Update',
        subresource: 'status',
        time: toTimestamp(now),
        fields: { status },
      }),
    },
    status,
  });
}
