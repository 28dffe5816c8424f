import { ExpectedFluxDeployment } from './ExpectedFluxDeployment';
import { recordedRevisions as revisions } from './recordedRevisions';

/** Kustomizations of the platform repository: `list-kustomizations`, its two pages, and inventory-api. */

const of = (recording: string, name: string) => ({
  recording,
  kind: 'Kustomization' as const,
  namespace: 'flux-system',
  name,
  app: name,
  cluster: 'azure-aks',
  suspended: false,
});
const at = (revision: string) => ({
  revision: { target: 'main', desired: revision, applied: revision },
});
const steady = {
  sync: 'Synced' as const,
  health: 'Healthy' as const,
  operation: 'Succeeded' as const,
  drift: 'none' as const,
};
/** No image of its own: the applied revision is its version. */
const infrastructure = {
  ...steady,
  ...at(revisions.a0a69e2),
  version: { value: revisions.a0a69e2, rule: 'revision' as const },
};
const image = (tag: string) => ({
  version: { value: tag, rule: 'image-tag' as const },
});

export const kustomizationsOfServices: ExpectedFluxDeployment[] = [
  { ...of('list-kustomizations', 'apps'), ...infrastructure },
  { ...of('list-kustomizations', 'bootstrap'), ...infrastructure },
  { ...of('list-kustomizations', 'cluster'), ...infrastructure },
  { ...of('list-kustomizations', 'infrastructure'), ...infrastructure },
  {
    ...of('list-kustomizations', 'inventory-api'),
    ...steady,
    ...at(revisions.a0a69e2),
    ...image('2.0.1'),
  },
  { ...of('list-page-1', 'apps'), ...infrastructure },
  { ...of('list-page-1', 'bootstrap'), ...infrastructure },
  { ...of('list-page-2', 'cluster'), ...infrastructure },
  { ...of('list-page-2', 'infrastructure'), ...infrastructure },
  {
    // The revision stayed; a new generation asks for 2.1.0, which is applied and being checked.
    ...of('get-inventory-moving', 'inventory-api'),
    ...at(revisions['5b6fc8f']),
    ...image('2.1.0'),
    sync: 'OutOfSync',
    health: 'Progressing',
    operation: 'Running',
    drift: 'none',
    message: 'health checks',
  },
  {
    ...of('get-inventory-moved', 'inventory-api'),
    ...steady,
    ...at(revisions['5b6fc8f']),
    ...image('2.1.0'),
  },
];
