import { FileDraft } from '../FileDraft';
import { layoutPaths } from '../platform/layoutPaths';
import { Platform } from '../platform/Platform';
import { toYaml } from '../yaml/toYaml';
import { toPlatformStep } from './toPlatformStep';

/**
 * `bootstrap/<cluster>/<part>.yaml`: a Flux Kustomization over `clusters/<cluster>/<part>`, apart from the rest, so
 * that a cluster without the kinds in it loses nothing else; unless there is one.
 */
export function writeFluxPart(
  draft: FileDraft,
  part: string,
  options: {
    cluster: string;
    platform: Pick<Platform, 'sourceName'>;
    needs: string;
  },
): void {
  const { cluster, platform, needs } = options;
  draft.writeNew(
    layoutPaths.fluxPart(cluster, part),
    toYaml(
      toPlatformStep(platform, {
        name: part,
        path: `./clusters/${cluster}/${part}`,
        after: 'cluster',
      }),
      { head: `Needs ${needs} on ${cluster}; nothing else waits for it` },
    ),
  );
}
