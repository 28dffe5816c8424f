import { createHash } from 'node:crypto';
import { addFinalizer } from '../flux/addFinalizer';
import { createStatusWriter } from '../flux/createStatusWriter';
import { ObjectKey } from '../flux/FluxContext';
import { pace } from '../flux/pace';
import { readRequest } from '../flux/readRequest';
import { kinds } from '../objects/resourceKinds';
import { toTimestamp } from '../objects/toTimestamp';
import { ImageContext } from './ImageContext';
import { imageRepositorySpec } from './imageSpecs';

const kind = kinds.imageRepository;
const manager = 'image-reflector-controller';
const latestKept = 10;

/** What image-reflector-controller does with an ImageRepository: ask the registry for its tags. */
export async function reconcileImageRepository(
  context: ImageContext,
  key: ObjectKey,
): Promise<number | undefined> {
  const { store, pause, clock, registry, events } = context;
  addFinalizer(context, { kind, key, manager });
  const object = store.get(kind, key);
  const parsed = imageRepositorySpec.safeParse(object?.spec);
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
  await pause(100);
  const excluded = spec.exclusionList.map(pattern => new RegExp(pattern));
  const tags = registry
    .tags(spec.image)
    ?.filter(tag => !excluded.some(pattern => pattern.test(tag)));
  if (!tags) {
    const [host, ...path] = spec.image.split('/');
    const message = `scan failed: GET https://${host}/v2/${path.join(
      '/',
    )}/tags/list?n=1000: NAME_UNKNOWN: repository name not known to registry`;
    status.write({
      set: [
        {
          type: 'Reconciling',
          status: 'True',
          reason: 'ProgressingWithRetry',
          message: 'scanning: first scan',
        },
        {
          type: 'Ready',
          status: 'False',
          reason: 'ReadOperationFailed',
          message,
        },
      ],
      fields: { observedGeneration: -1, ...readRequest(object) },
    });
    events.record(object, {
      type: 'Warning',
      reason: 'ReadOperationFailed',
      message,
      component: manager,
      repeats: true,
    });
    return pace.retry;
  }
  const checksum = createHash('sha1').update(tags.join(' ')).digest();
  const revision = String(checksum.readUInt32BE(0));
  const message = `successful scan: found ${tags.length} tags with checksum ${revision}`;
  const before = object.status?.lastScanResult as
    | { revision?: string }
    | undefined;
  status.write({
    set: [{ type: 'Ready', status: 'True', reason: 'Succeeded', message }],
    without: ['Reconciling'],
    fields: {
      ...handled,
      canonicalImageName: spec.image,
      observedExclusionList: spec.exclusionList,
      lastScanResult: {
        latestTags: tags.slice(0, latestKept),
        revision,
        scanTime: toTimestamp(clock.now()),
        tagCount: tags.length,
      },
    },
  });
  if (before?.revision !== revision)
    events.record(object, { reason: 'Succeeded', message, component: manager });
  return pace.interval;
}
