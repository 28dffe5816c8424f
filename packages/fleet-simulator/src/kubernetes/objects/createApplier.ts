import { isDeepStrictEqual } from 'node:util';
import { JsonObject, KubernetesObject } from './KubernetesObject';
import { findChangedFields } from './fields/findChangedFields';
import { isJsonObject } from './isJsonObject';
import { mergeApplied } from './mergeApplied';
import { ObjectStore } from './ObjectStore';
import { recordManager } from './recordManager';
import { ResourceKind, toApiVersion, toQualifiedPlural } from './ResourceKind';
import { toTimestamp } from './toTimestamp';

/** What applying an object did, in the words of kustomize-controller's events. */
export type ApplyOutcome = 'created' | 'configured' | 'unchanged';

/** Server-side apply on behalf of controllers. */
export interface Applier {
  apply(
    kind: ResourceKind,
    options: {
      desired: KubernetesObject;
      manager: string;
      /** How managed fields call it: `Update` by those that compute the change themselves, as Helm does. */
      operation?: 'Apply' | 'Update';
      dryRun?: boolean;
    },
  ): ApplyOutcome;
}

const contentOf = (object: KubernetesObject): JsonObject => {
  const { apiVersion, kind, metadata, status, ...content } = object;
  return {
    ...content,
    metadata: {
      ...(metadata.labels ? { labels: metadata.labels } : {}),
      ...(metadata.annotations ? { annotations: metadata.annotations } : {}),
    },
  };
};

/**
 * @param options - `createStatus`: the status a new object starts with, as custom resource defaults set it
 */
export function createApplier(options: {
  store: ObjectStore;
  now: () => Date;
  createStatus: (kind: ResourceKind) => JsonObject | undefined;
}): Applier {
  const { store, now, createStatus } = options;
  const applied = new Map<string, JsonObject>();
  return {
    apply(kind, { desired, manager, operation = 'Apply', dryRun }) {
      const { name, namespace } = desired.metadata;
      const live = store.get(kind, { namespace, name });
      const memory = `${toQualifiedPlural(
        kind,
      )} ${namespace}/${name} ${manager}`;
      const content = contentOf(desired);
      const before = live ? applied.get(memory) ?? {} : {};
      const merged = mergeApplied(live ? contentOf(live) : {}, {
        before,
        desired: content,
      });
      if (live && isDeepStrictEqual(merged, contentOf(live))) {
        if (!dryRun) applied.set(memory, content);
        return 'unchanged';
      }
      if (dryRun) return live ? 'configured' : 'created';
      applied.set(memory, content);
      const status = live?.status ?? createStatus(kind);
      const metadata = live?.metadata ?? { name, namespace };
      const mergedMetadata = isJsonObject(merged.metadata)
        ? merged.metadata
        : {};
      store.write(kind, {
        ...merged,
        apiVersion: toApiVersion(kind),
        kind: kind.kind,
        metadata: {
          ...metadata,
          labels: undefined,
          annotations: undefined,
          ...mergedMetadata,
          managedFields: recordManager(metadata, {
            apiVersion: toApiVersion(kind),
            manager,
            operation,
            time: toTimestamp(now()),
            fields: content,
            changed: live ? findChangedFields(contentOf(live), merged) : {},
          }),
        },
        ...(status ? { status } : {}),
      });
      return live ? 'configured' : 'created';
    },
  };
}
