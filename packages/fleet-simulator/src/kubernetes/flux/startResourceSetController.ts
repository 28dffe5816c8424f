import { createHash } from 'node:crypto';
import { z } from 'zod/v3';
import { KubernetesObject } from '../objects/KubernetesObject';
import { kinds } from '../objects/resourceKinds';
import { toTimestamp } from '../objects/toTimestamp';
import { ApplyError, applyManifests } from './applyManifests';
import { createStatusWriter } from './createStatusWriter';
import { createWorkQueue } from './createWorkQueue';
import { FluxContext, ObjectKey } from './FluxContext';
import { toInventoryEntry } from './inventory';
import { isWorthReconciling } from './isWorthReconciling';
import { kustomizationStatus } from './kustomizationSpec';
import { pruneInventory } from './pruneInventory';
import { toObjectKey } from './toObjectKey';

const kind = kinds.resourceSet;
const manager = 'flux-operator';

const resourceSetSpec = z.object({
  resources: z.array(z.custom<KubernetesObject>()).default([]),
});

/**
 * What Flux Operator does with a ResourceSet, as far as it lists its resources without templates and inputs: it
 * applies them, prunes, and says so.
 *
 * @returns how to stop
 */
export function startResourceSetController(context: FluxContext): () => void {
  const { store, clock } = context;
  const queue = createWorkQueue(clock, async key => {
    reconcile(context, key);
    return undefined;
  });
  return store.observe(change => {
    if (change.type === 'DELETED' || change.kind !== kind) return;
    if (isWorthReconciling(change)) queue.add(toObjectKey(change.object));
  });
}

function reconcile(context: FluxContext, key: ObjectKey) {
  const { store, clock } = context;
  const object = store.get(kind, key);
  if (!object) return;
  const { resources: objects } = resourceSetSpec.parse(object.spec);
  const generation = object.metadata.generation ?? 1;
  const status = createStatusWriter(context, {
    kind,
    key,
    manager,
    generation,
  });
  const known = kustomizationStatus.safeParse(object.status);
  const before = known.success ? known.data.inventory?.entries ?? [] : [];
  try {
    applyManifests(context, {
      objects,
      manager,
      labels: {
        'resourceset.fluxcd.controlplane.io/name': key.name,
        'resourceset.fluxcd.controlplane.io/namespace': key.namespace,
      },
    });
  } catch (error) {
    if (!(error instanceof ApplyError)) throw error;
    const { message } = error;
    const reason = 'ReconciliationFailed';
    status.write({
      set: [{ type: 'Ready', status: 'False', reason, message }],
    });
    return;
  }
  const after = objects.map(toInventoryEntry);
  pruneInventory(context, { before, after });
  const hash = createHash('sha256').update(JSON.stringify(objects));
  const digest = `sha256:${hash.digest('hex')}`;
  const at = toTimestamp(clock.now());
  const reason = 'ReconciliationSucceeded';
  status.write({
    set: [
      {
        type: 'Ready',
        status: 'True',
        reason,
        message: 'Reconciliation finished in 40ms',
      },
    ],
    fields: {
      inventory: { entries: after },
      lastAppliedRevision: digest,
      history: [
        {
          digest,
          firstReconciled: at,
          lastReconciled: at,
          lastReconciledDuration: '40ms',
          lastReconciledStatus: reason,
          totalReconciliations: 1,
        },
      ],
    },
  });
}
