import {
  Deployment,
  EntityDeployments,
  selectVersion,
} from '@backstage-gitops/plugin-gitops-common';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { readEntityLinks } from './readEntityLinks';
import { selectEntityRows } from './selectEntityRows';
import { ExpectationOptions, selectExpected } from './selectExpected';

/** What {@link selectDeployments} needs beside the entity. */
export type SelectionOptions = Omit<ExpectationOptions, 'configured'> & {
  /** All rows, in the order they are to have. */
  deployments: readonly Deployment[];
  /** `gitops.expected` of the configuration. */
  expected: readonly { entityRef: string; clusters: readonly string[] }[];
};

/**
 * Which Deployments are an entity's, and where it is missing. The only place that knows how an entity
 * is linked; pure.
 */
export function selectDeployments(
  entity: Entity,
  options: SelectionOptions,
): Pick<EntityDeployments, 'items' | 'expected'> & { selectedBy: string } {
  const links = readEntityLinks(entity);
  const { items, selectedBy } = selectEntityRows(links, options.deployments, {
    resolve: name => options.resolve(name).name,
  });
  const configured = options.expected
    .filter(({ entityRef }) => entityRef === stringifyEntityRef(entity))
    .flatMap(({ clusters }) => clusters);
  return {
    items: items.map(item => withVersionOfImage(item, links.versionImage)),
    expected: selectExpected(links, items, { ...options, configured }),
    selectedBy,
  };
}

/** The entity may name the image that its version is told from; an engine cannot know. */
function withVersionOfImage(
  deployment: Deployment,
  versionImage: string | undefined,
): Deployment {
  if (!versionImage) return deployment;
  const { app, images } = deployment;
  const version = selectVersion({ app, images, versionImage });
  return version?.rule === 'image-annotation'
    ? { ...deployment, version }
    : deployment;
}
