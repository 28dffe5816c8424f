import { isJsonObject, JsonObject } from '../../Json';
import { ArgocdApplication } from '../ArgocdApplication';
import { ApplicationRuntime } from '../controller/ApplicationRuntime';
import { DesiredResource } from '../render/DesiredState';
import { maskSecrets } from './maskSecrets';
import { toLiveManifest } from './toLiveManifest';
import { toManifestText } from './toManifestText';
import { toTarget } from './toTarget';

/**
 * One resource as Git wants it, as it is, and as it would be after a sync.
 *
 * @param options.wanted - undefined for what Git dropped
 * @param options.live - undefined for what is missing
 * @param options.manifest - the object as it is
 */
export function toResourceDiff(
  application: ArgocdApplication,
  options: {
    runtime: ApplicationRuntime;
    wanted?: DesiredResource;
    live?: DesiredResource;
    manifest?: JsonObject;
  },
): JsonObject {
  const { runtime, wanted, live, manifest } = options;
  const named = wanted ?? live;
  if (!named) return {};
  const { group, kind, namespace, name } = named;
  const target = wanted && toTarget(application, wanted);
  const predicted =
    wanted && manifest
      ? toPredicted(application, wanted, { runtime, manifest })
      : target;
  const [shownTarget, shownLive, shownPredicted] = maskSecrets(
    target,
    manifest,
    predicted,
  );
  const normalized = shownLive && normalize(shownLive);
  const future = shownPredicted && normalize(shownPredicted);
  const texts = [normalized, future].map(toManifestText);
  const metadata = isJsonObject(manifest?.metadata) ? manifest.metadata : {};
  return {
    ...(group ? { group } : {}),
    kind,
    ...(namespace ? { namespace } : {}),
    name,
    targetState: toManifestText(shownTarget),
    liveState: toManifestText(shownLive),
    normalizedLiveState: texts[0],
    predictedLiveState: texts[1],
    ...(metadata.resourceVersion
      ? { resourceVersion: metadata.resourceVersion }
      : {}),
    ...(texts[0] === texts[1] ? {} : { modified: true }),
  };
}

function toPredicted(
  application: ArgocdApplication,
  wanted: DesiredResource,
  options: { runtime: ApplicationRuntime; manifest: JsonObject },
): JsonObject {
  const { runtime, manifest } = options;
  const complete = toLiveManifest(application, wanted, {
    runtime,
    asWanted: true,
  });
  const now = isJsonObject(manifest.metadata) ? manifest.metadata : {};
  const then = isJsonObject(complete.metadata) ? complete.metadata : {};
  return {
    ...complete,
    metadata: {
      ...now,
      ...(then.labels ? { labels: then.labels } : {}),
      ...(then.annotations || now.annotations
        ? {
            annotations: {
              ...(isJsonObject(now.annotations) ? now.annotations : {}),
              ...(isJsonObject(then.annotations) ? then.annotations : {}),
            },
          }
        : {}),
    },
    // A restart is no change of what Git wants: only Argo CD's own fields are compared.
    ...(complete.spec
      ? { spec: keepRestart(complete.spec, manifest.spec) }
      : {}),
  };
}

function keepRestart(
  spec: JsonObject[string],
  live: JsonObject[string],
): JsonObject[string] {
  if (!isJsonObject(spec) || !isJsonObject(live)) return spec;
  const annotations = readAnnotations(live.template);
  const at = annotations['kubectl.kubernetes.io/restartedAt'];
  if (at === undefined || !isJsonObject(spec.template)) return spec;
  const metadata = isJsonObject(spec.template.metadata)
    ? spec.template.metadata
    : {};
  return {
    ...spec,
    template: {
      ...spec.template,
      metadata: {
        ...metadata,
        annotations: {
          ...readAnnotations(spec.template),
          'kubectl.kubernetes.io/restartedAt': at,
        },
      },
    },
  };
}

function readAnnotations(template: JsonObject[string]): JsonObject {
  const metadata = isJsonObject(template) ? template.metadata : undefined;
  const annotations = isJsonObject(metadata) ? metadata.annotations : undefined;
  return isJsonObject(annotations) ? annotations : {};
}

// Without what no comparison looks at.
function normalize({ status: _, metadata, ...rest }: JsonObject): JsonObject {
  const { creationTimestamp: __, ...own } = isJsonObject(metadata)
    ? metadata
    : {};
  return { ...rest, metadata: own };
}
