import { InputError } from '@backstage/errors';
import { FileDraft } from '../FileDraft';
import { findVersionPlace } from '../platform/deploymentVersion';
import { layoutPaths } from '../platform/layoutPaths';
import { Platform } from '../platform/Platform';
import { Service } from '../platform/Service';
import { setLineComment } from '../yaml/setLineComment';
import { toYaml } from '../yaml/toYaml';
import { toYamlStream } from '../yaml/toYamlStream';
import { writeFluxPart } from './writeFluxPart';

const PART = 'image-automation';

/**
 * Flux's image automation of a service on a cluster: what it may take, who commits, and the marker on the line that
 * is changed.
 */
export function writeFluxAutomation(
  draft: FileDraft,
  service: Service,
  options: {
    cluster: string;
    platform: Platform;
    range: string;
    tagPattern?: string;
    interval: string;
  },
): void {
  const { name, image } = service;
  const { cluster, platform, tagPattern } = options;
  const metadata = { name, namespace: 'flux-system' };
  draft.write(
    layoutPaths.clusterPart(cluster, PART, name),
    toYamlStream([
      {
        apiVersion: 'image.toolkit.fluxcd.io/v1',
        kind: 'ImageRepository',
        metadata,
        spec: { image, interval: options.interval },
      },
      {
        apiVersion: 'image.toolkit.fluxcd.io/v1',
        kind: 'ImagePolicy',
        metadata,
        spec: {
          imageRepositoryRef: { name },
          ...(tagPattern && { filterTags: { pattern: tagPattern } }),
          policy: { semver: { range: options.range } },
        },
      },
    ]),
  );
  writeUpdate(draft, cluster, platform);
  writeFluxPart(draft, PART, {
    cluster,
    platform,
    needs: 'the image controllers of Flux',
  });
  mark(draft, name, cluster);
}

// One for the whole cluster, so that services of one moment are one commit.
function writeUpdate(
  draft: FileDraft,
  cluster: string,
  { sourceName, branch }: Platform,
): void {
  draft.writeNew(
    layoutPaths.clusterPart(cluster, PART, 'update'),
    toYaml({
      apiVersion: 'image.toolkit.fluxcd.io/v1',
      kind: 'ImageUpdateAutomation',
      metadata: { name: 'apps', namespace: 'flux-system' },
      spec: {
        interval: '10m',
        sourceRef: { kind: 'GitRepository', name: sourceName },
        git: {
          checkout: { ref: { branch } },
          commit: {
            author: { name: 'Flux Bot', email: 'fluxbot@example.com' },
            messageTemplate: `${cluster}: {{ range .Changed.Changes }}{{ .OldValue }} -> {{ .NewValue }} {{ end }}`,
          },
          push: { branch },
        },
        update: {
          path: `./${layoutPaths.clusterApps(cluster)}`,
          strategy: 'Setters',
        },
      },
    }),
  );
}

function mark(draft: FileDraft, service: string, cluster: string): void {
  const file = layoutPaths.deployment(cluster, service);
  const text = draft.read(file) ?? '';
  const place = findVersionPlace(text);
  const marked =
    place &&
    setLineComment(
      text,
      place.path,
      `{"$imagepolicy": "flux-system:${service}:tag"}`,
      { file },
    );
  if (marked === undefined) {
    throw new InputError(`${file} has no tag that Flux could change.`);
  }
  draft.write(file, marked);
}
