import { Entity } from '@backstage/catalog-model';

/**
 * Our own annotations of an entity.
 *
 * @public
 */
export const GITOPS_ANNOTATIONS = {
  /** Names of apps, comma separated. Matches the app of a Deployment, else the name of the engine's object. */
  appName: 'gitops/app-name',
  /** Clusters it should run on, comma separated. A cluster without it then has a row that says so. */
  clusters: 'gitops/clusters',
  /** The image whose tag is the version: its repository, whole or the last part. */
  versionImage: 'gitops/version-image',
} as const;

/**
 * Annotations of the existing Argo CD, Roadie, Kubernetes and Flux plugins that are read unchanged.
 *
 * @public
 */
export const ADOPTED_ANNOTATIONS = {
  argocdAppName: 'argocd/app-name',
  argocdAppSelector: 'argocd/app-selector',
  argocdInstanceName: 'argocd/instance-name',
  argocdProjectName: 'argocd/project-name',
  argocdAppNamespace: 'argocd/app-namespace',
  kubernetesId: 'backstage.io/kubernetes-id',
  kubernetesLabelSelector: 'backstage.io/kubernetes-label-selector',
  kubernetesNamespace: 'backstage.io/kubernetes-namespace',
  kubernetesCluster: 'backstage.io/kubernetes-cluster',
} as const;

/** Annotation of an engine's object that names its entity, `component:default/checkout-api`. @public */
export const ENTITY_REF_ANNOTATION = 'backstage.io/entity-ref';

const linking: readonly string[] = [
  GITOPS_ANNOTATIONS.appName,
  GITOPS_ANNOTATIONS.clusters,
  ADOPTED_ANNOTATIONS.argocdAppName,
  ADOPTED_ANNOTATIONS.argocdAppSelector,
  ADOPTED_ANNOTATIONS.argocdProjectName,
  ADOPTED_ANNOTATIONS.kubernetesId,
  ADOPTED_ANNOTATIONS.kubernetesLabelSelector,
];

/**
 * Whether an entity may have Deployments: every Component, and whatever carries an annotation that
 * links it to some. Synchronous, for filters of tabs and cards; the empty state explains the rest.
 *
 * @public
 */
export function isGitopsAvailable(entity: Entity): boolean {
  return (
    entity.kind.toLocaleLowerCase('en-US') === 'component' ||
    linking.some(key => Boolean(entity.metadata.annotations?.[key]))
  );
}
