import { InputError } from '@backstage/errors';
import { z } from 'zod/v3';
import { FileDraft } from '../FileDraft';
import { fields } from '../inputs/fields';
import { readVersion } from '../platform/deploymentVersion';
import { layoutPaths } from '../platform/layoutPaths';
import { readPlatform } from '../platform/readPlatform';
import {
  findNamespace,
  listServiceClusters,
  listServices,
} from '../platform/readService';
import { selectClusters } from '../platform/selectClusters';
import { removeImageAutomation } from '../things/removeImageAutomation';
import { removeImageUpdater } from '../things/removeImageUpdater';
import { updateCatalogClusters } from '../things/writeCatalogInfo';
import { warnOfNamespace } from '../things/warnOfNamespace';
import { LayoutOperation } from './LayoutOperation';
import { toTitle } from './toTitle';

const schema = z
  .object({
    service: fields.service,
    clusters: z
      .array(fields.cluster)
      .min(1, 'Choose at least one cluster')
      .max(500)
      .optional()
      .describe('From every cluster, and from the repository, when absent'),
  })
  .strict();

/**
 * Takes a service off some clusters, or away for good. Its namespaces stay, as nobody knows what else is in them; how
 * to delete those that nothing of the repository is in any more is said.
 */
export const removeService: LayoutOperation<typeof schema> = {
  schema,
  apply(draft, { service, clusters: chosen }) {
    const platform = readPlatform(draft);
    const there = listServiceClusters(draft, service);
    const known = listServices(draft);
    if (!known.includes(service)) {
      throw new InputError(
        `The repository has no service '${service}'. It has ${
          known.join(', ') || 'none'
        }.`,
      );
    }
    const clusters = chosen
      ? selectClusters(platform, chosen).map(({ name }) => name)
      : there;
    checkWithout(draft, service);
    const namespace = findNamespace(draft, service);
    const moves = clusters.flatMap(cluster => {
      const path = layoutPaths.deployment(cluster, service);
      const text = draft.read(path);
      if (text === undefined) return [];
      draft.remove(path);
      removeImageAutomation(draft, service, { cluster });
      keepFolder(draft, layoutPaths.clusterApps(cluster));
      return [{ cluster, from: readVersion(text) }];
    });
    const isGone = listServiceClusters(draft, service).length === 0;
    if (isGone) {
      for (const path of draft.list(layoutPaths.app(service))) {
        draft.remove(path);
      }
      draft.remove(layoutPaths.serviceSet(service));
      removeImageUpdater(draft, service);
    } else {
      updateCatalogClusters(
        draft,
        service,
        listServiceClusters(draft, service),
      );
    }
    if (moves.length > 0) {
      draft.warn(
        `The workloads of ${service} on ${moves
          .map(({ cluster }) => cluster)
          .join(', ')} are deleted as soon as this is on the branch.`,
      );
    }
    if (namespace) {
      warnOfNamespace(draft, namespace, {
        clusters: moves.map(({ cluster }) => cluster),
      });
    }
    return {
      title: toTitle(service, 'removed', clusters),
      service,
      clusters,
      isGone,
      moves,
    };
  },
};

// Flux calls a folder that Git forgot an error, and stops pruning.
function keepFolder(draft: FileDraft, folder: string): void {
  if (draft.list(folder).length === 0) draft.write(`${folder}/.gitkeep`, '');
}

function checkWithout(draft: FileDraft, service: string): void {
  const path = draft
    .listFolders('apps')
    .filter(other => other !== service)
    .flatMap(other => draft.list(layoutPaths.app(other)))
    .find(each => draft.read(each)?.includes(`apps/${service}/`));
  if (path) {
    throw new InputError(
      `${path} refers to apps/${service}/. Change that first.`,
    );
  }
}
