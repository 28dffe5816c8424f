import { addFinalizer } from '../flux/addFinalizer';
import { createStatusWriter } from '../flux/createStatusWriter';
import { ObjectKey } from '../flux/FluxContext';
import { pace } from '../flux/pace';
import { readRequest } from '../flux/readRequest';
import { kinds } from '../objects/resourceKinds';
import { chooseTag } from './chooseTag';
import { ImageContext } from './ImageContext';
import {
  imagePolicySpec,
  imageReference,
  imageRepositorySpec,
} from './imageSpecs';

const kind = kinds.imagePolicy;
const manager = 'image-reflector-controller';

/** What image-reflector-controller does with an ImagePolicy: choose one of the tags that were scanned. */
export async function reconcileImagePolicy(
  context: ImageContext,
  key: ObjectKey,
): Promise<number | undefined> {
  const { store, events, registry } = context;
  addFinalizer(context, { kind, key, manager });
  const object = store.get(kind, key);
  const parsed = imagePolicySpec.safeParse(object?.spec);
  if (!object || !parsed.success) return undefined;
  if (object.metadata.deletionTimestamp) {
    store.remove(kind, key);
    return undefined;
  }
  const spec = parsed.data;
  const generation = object.metadata.generation ?? 1;
  const status = createStatusWriter(context, {
    kind,
    key,
    manager,
    generation,
  });
  const handled = { observedGeneration: generation, ...readRequest(object) };
  if (spec.suspend) {
    status.write({ fields: handled });
    return undefined;
  }
  const { name, namespace = key.namespace } = spec.imageRepositoryRef;
  const source = store.get(kinds.imageRepository, { namespace, name });
  const image = imageRepositorySpec.safeParse(source?.spec).data?.image;
  const fail = (reason: string, message: string) => {
    status.write({
      set: [
        {
          type: 'Reconciling',
          status: 'True',
          reason: 'ProgressingWithRetry',
          message: `processing object: new generation -1 -> ${generation}`,
        },
        { type: 'Ready', status: 'False', reason, message },
      ],
      fields: {
        observedGeneration: -1,
        latestRef: undefined,
        ...readRequest(object),
      },
    });
    return pace.retry;
  };
  if (!image || !source?.status?.lastScanResult)
    return fail(
      'DependencyNotReady',
      source
        ? 'referenced ImageRepository has not been scanned yet'
        : `referenced ImageRepository does not exist: imagerepositories.image.toolkit.fluxcd.io "${name}" not found`,
    );
  const tag = chooseTag(registry.tags(image) ?? [], spec);
  if (!tag)
    return fail(
      'Failure',
      'unable to determine latest version from provided list',
    );
  const before = imageReference.safeParse(object.status?.latestRef).data;
  const isMoved = before && before.tag !== tag;
  const previously = isMoved
    ? ` (previously ${before.name}:${before.tag})`
    : '';
  const message = `Latest image tag for ${image} resolved to ${tag}${previously}`;
  if (before && !isMoved && object.status?.observedGeneration === generation) {
    status.write({ fields: handled });
    return undefined;
  }
  status.write({
    set: [{ type: 'Ready', status: 'True', reason: 'Succeeded', message }],
    without: ['Reconciling'],
    fields: {
      ...handled,
      latestRef: { name: image, tag },
      ...(isMoved ? { observedPreviousRef: before } : {}),
    },
  });
  events.record(object, { reason: 'Succeeded', message, component: manager });
  return undefined;
}
