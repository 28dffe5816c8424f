import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';
import { FileDraft } from '../FileDraft';
import { layoutPaths } from '../platform/layoutPaths';
import { Platform } from '../platform/Platform';
import { Service } from '../platform/Service';
import { readYaml } from '../yaml/readYaml';
import { toYaml } from '../yaml/toYaml';
import { retryPolicy } from './retryPolicy';

const knownSchema = z.object({
  spec: z.object({
    applicationRefs: z.array(z.object({ namePattern: z.string() })),
  }),
});

/**
 * `bootstrap/image-updater/<service>.yaml`: an ImageUpdater that writes new tags into the service's file in each
 * cluster, where a promotion writes them too. Under an Application of its own, as its CRD may be missing.
 */
export function writeImageUpdater(
  draft: FileDraft,
  { name, image }: Service,
  options: {
    clusters: readonly string[];
    platform: Platform;
    range: string;
    tagPattern?: string;
    gitSecret: string;
  },
): void {
  const { platform, range, tagPattern } = options;
  const path = layoutPaths.imageUpdater(name);
  checkKnown(draft, path, { name, clusters: options.clusters });
  draft.write(
    path,
    toYaml({
      apiVersion: 'argocd-image-updater.argoproj.io/v1alpha1',
      kind: 'ImageUpdater',
      metadata: { name, namespace: 'argocd' },
      spec: {
        applicationRefs: options.clusters.map(cluster => ({
          namePattern: `${name}-${cluster}`,
          images: [
            {
              alias: 'app',
              imageName: `${image}:${range}`,
              commonUpdateSettings: {
                updateStrategy: 'semver',
                ...(tagPattern && { allowTags: `regexp:${tagPattern}` }),
              },
              manifestTargets: { helm: { tag: 'values.image.tag' } },
            },
          ],
          writeBackConfig: {
            method: `git:secret:argocd/${options.gitSecret}`,
            gitConfig: {
              repository: platform.repoUrl,
              branch: platform.branch,
              writeBackTarget: `helmvalues:/${layoutPaths.deployment(
                cluster,
                name,
              )}`,
            },
          },
        })),
      },
    }),
  );
  draft.writeNew(
    layoutPaths.argocdImageUpdater,
    toYaml(
      {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'Application',
        metadata: {
          name: 'image-updater',
          namespace: 'argocd',
          finalizers: ['resources-finalizer.argocd.argoproj.io'],
        },
        spec: {
          project: 'platform',
          source: {
            repoURL: platform.repoUrl,
            targetRevision: platform.branch,
            path: 'bootstrap/image-updater',
          },
          destination: {
            server: 'https://kubernetes.default.svc',
            namespace: 'argocd',
          },
          syncPolicy: {
            automated: { prune: true, selfHeal: true },
            syncOptions: ['SkipDryRunOnMissingResource=true'],
            retry: retryPolicy,
          },
        },
      },
      {
        head: 'Needs Argo CD Image Updater on the hub; nothing else waits for it',
      },
    ),
  );
}

// Asked for fewer clusters than it has, it would silently stop following the others.
function checkKnown(
  draft: FileDraft,
  path: string,
  { name, clusters }: { name: string; clusters: readonly string[] },
): void {
  const known = knownSchema.safeParse(readYaml(draft.read(path))[0]);
  if (!known.success) return;
  const lost = known.data.spec.applicationRefs
    .map(({ namePattern }) => namePattern)
    .filter(pattern => !clusters.some(each => pattern === `${name}-${each}`));
  if (lost.length > 0) {
    throw new InputError(
      `${path} also follows ${lost.join(
        ', ',
      )}. Name these clusters too, or change the file by hand.`,
    );
  }
}
