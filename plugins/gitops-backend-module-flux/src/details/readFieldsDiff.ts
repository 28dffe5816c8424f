import {
  Deployment,
  FieldFinding,
  ResourceDiff,
  ResourceRef,
  toResourceId,
} from '@backstage-gitops/plugin-gitops-common';
import { ManifestMasks, toFieldFindings, toInventoryRefs } from '../mapping';
import { ClusterReader } from './ClusterReader';
import { toDiffSide } from './compareManifests';
import { ProblemList } from './ProblemList';
import { FluxObject } from './readFluxObject';
import { readManagedObjects } from './readManagedObjects';

const CORRECTED = 'Corrected: ';

/** Tells of each object of a Kustomization who has its fields, which is all that can be known from outside. */
export async function readFieldsDiff(
  reader: ClusterReader,
  flux: Extract<FluxObject, { kind: 'Kustomization' }>,
  options: {
    deployment: Deployment;
    problems: ProblemList;
    signal: AbortSignal;
  },
): Promise<ResourceDiff[]> {
  const { deployment, problems } = options;
  problems.add({
    code: 'FieldsBasis',
    message:
      'The manifests of a Kustomization are built inside the cluster and kept nowhere: shown is who owns which field. Flux compares at every interval and puts back what it owns.',
  });
  const { status, spec } = flux.value;
  if (spec.suspend) {
    problems.add({
      code: 'Suspended',
      message:
        'It is suspended: Flux neither compares nor corrects, and what was changed by hand stays.',
    });
  }
  const refs = toInventoryRefs(status?.inventory);
  const live = await readManagedObjects(reader, refs, {
    ...options,
    flux,
    whole: true,
  });
  const ready = status?.conditions?.find(({ type }) => type === 'Ready');
  const lookedAt =
    status?.history?.[0]?.lastReconciled ?? ready?.lastTransitionTime;
  const masks = new ManifestMasks();
  return refs.map((ref): ResourceDiff => {
    const id = toResourceId(ref);
    const object = live.get(id);
    if (object === null) return { id, ref, state: 'missing' };
    if (!object) {
      return {
        id,
        ref,
        state: 'unknown',
        reason: {
          code: 'Unread',
          message: 'The object on the cluster could not be read.',
        },
      };
    }
    const fields = [
      ...toCorrections(deployment, ref),
      ...toFieldFindings(object, { lookedAt }),
    ];
    const { side, masked } = toDiffSide(object, masks);
    const isLost = fields.some(({ state }) => state === 'lost');
    const isCompared = ready?.status === 'True' && !spec.suspend;
    return {
      id,
      ref,
      state: (isLost && 'changed') || (isCompared && 'equal') || 'unknown',
      live: side,
      ...(masked && { masked }),
      fields,
      ...(!isLost &&
        !isCompared && {
          reason: {
            code: 'NotCompared',
            message: spec.suspend
              ? 'Flux does not compare while it is suspended.'
              : 'The last look of Flux at it failed, or has not ended.',
          },
        }),
    };
  });
}

/** An Event names the objects that were put back, and none of their fields. */
function toCorrections(
  { drift }: Deployment,
  { kind, namespace, name }: ResourceRef,
): FieldFinding[] {
  const { message = '', since } = drift;
  const key = [kind, namespace, name].filter(Boolean).join('/');
  return message.startsWith(CORRECTED) &&
    message.split(/[\s,;:]+/).includes(key)
    ? [
        {
          path: '(fields not told)',
          state: 'corrected',
          ...(since && { at: since }),
        },
      ]
    : [];
}
