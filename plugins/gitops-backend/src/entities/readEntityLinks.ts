import {
  ADOPTED_ANNOTATIONS,
  GITOPS_ANNOTATIONS,
} from '@backstage-gitops/plugin-gitops-common';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';

/** What an entity's annotations say about its Deployments, taken apart. */
export type EntityLinks = {
  entityRef: string;
  entityName: string;
  /** Of `gitops/app-name`. */
  appNames: string[];
  /** Of `gitops/clusters`. */
  clusters: string[];
  versionImage?: string;
  argocd: {
    appName?: string;
    appSelector?: string;
    instanceNames: string[];
    projectName?: string;
    appNamespace?: string;
  };
  kubernetes: {
    id?: string;
    labelSelector?: string;
    namespace?: string;
    cluster?: string;
  };
};

/** Takes apart every annotation that links an entity to Deployments. */
export function readEntityLinks(entity: Entity): EntityLinks {
  const annotations = entity.metadata.annotations ?? {};
  const read = (key: string) => annotations[key]?.trim() || undefined;
  const readMany = (key: string) =>
    (annotations[key] ?? '')
      .split(',')
      .map(value => value.trim())
      .filter(Boolean);

  return {
    entityRef: stringifyEntityRef(entity),
    entityName: entity.metadata.name,
    appNames: readMany(GITOPS_ANNOTATIONS.appName),
    clusters: readMany(GITOPS_ANNOTATIONS.clusters),
    versionImage: read(GITOPS_ANNOTATIONS.versionImage),
    argocd: {
      appName: read(ADOPTED_ANNOTATIONS.argocdAppName),
      appSelector: read(ADOPTED_ANNOTATIONS.argocdAppSelector),
      instanceNames: readMany(ADOPTED_ANNOTATIONS.argocdInstanceName),
      projectName: read(ADOPTED_ANNOTATIONS.argocdProjectName),
      appNamespace: read(ADOPTED_ANNOTATIONS.argocdAppNamespace),
    },
    kubernetes: {
      id: read(ADOPTED_ANNOTATIONS.kubernetesId),
      labelSelector: read(ADOPTED_ANNOTATIONS.kubernetesLabelSelector),
      namespace: read(ADOPTED_ANNOTATIONS.kubernetesNamespace),
      cluster: read(ADOPTED_ANNOTATIONS.kubernetesCluster),
    },
  };
}
