import { InputError } from '@backstage/errors';
import { FileDraft } from '../FileDraft';
import { listServiceClusters, listServices } from './readService';

/** Objects of the layout itself, which a service's own would replace. */
const platformObjects = [
  'alerts',
  'apps',
  'bootstrap',
  'cluster',
  'clusters',
  'image-automation',
  'image-updater',
  'infrastructure',
  'platform-root',
  'registrations',
  'secrets',
  'update',
];

/**
 * Refuses names under which two things would be one: the layout's own objects, and Applications called alike
 * (`a` on `b-c` and `a-b` on `c`).
 *
 * @throws InputError
 */
export function checkNames(
  draft: FileDraft,
  service: string,
  clusters: readonly string[],
): void {
  if (platformObjects.includes(service)) {
    throw new InputError(
      `A service cannot be called '${service}': objects of the platform itself are. Choose another name.`,
    );
  }
  const taken = new Map<string, string>();
  for (const other of listServices(draft)) {
    if (other === service) continue;
    for (const cluster of listServiceClusters(draft, other)) {
      taken.set(`${other}-${cluster}`, `${other} on ${cluster}`);
    }
  }
  for (const cluster of draft.listFolders('clusters')) {
    taken.set(`cluster-${cluster}`, `the objects of ${cluster} itself`);
    for (const part of ['secrets', ...draft.listFolders('infrastructure')]) {
      taken.set(`${part}-${cluster}`, `${part} on ${cluster}`);
    }
  }
  for (const cluster of clusters) {
    const application = `${service}-${cluster}`;
    const holder = taken.get(application);
    if (holder) {
      throw new InputError(
        `The name '${application}' is taken by ${holder}: ${service} on ${cluster} would replace it. Choose another name for the service.`,
      );
    }
    if (application.length > 63) {
      draft.warn(
        `The name '${application}' has ${application.length} characters; labels and some tools take no more than 63.`,
      );
    }
  }
}
