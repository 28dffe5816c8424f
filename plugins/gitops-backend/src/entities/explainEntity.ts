import {
  ADOPTED_ANNOTATIONS,
  Deployment,
  EngineState,
  EntityExplanation,
  GITOPS_ANNOTATIONS,
} from '@backstage-gitops/plugin-gitops-common';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { explainEntityRule } from './explainEntityRule';
import { readEntityLinks } from './readEntityLinks';
import { selectExpectedClusters } from './selectExpected';
import { selectDeployments, SelectionOptions } from './selectDeployments';
import { selectSimilarNames } from './selectSimilarNames';

const MOST_SIMILAR = 5;

/** What {@link explainEntity} needs beside the entity. */
export type ExplanationOptions = SelectionOptions & {
  engines: readonly { state: EngineState; readAt?: string }[];
  /** Whether the caller may see a row, or that it is expected. */
  isVisible?: (
    deployment: Deployment | Pick<Deployment, 'cluster' | 'environment'>,
  ) => boolean;
};

/**
 * Says how an entity's Deployments were found: with which rule, in which engines, and what nearly
 * matched. The rule is applied to all rows, as `selectDeployments` does, and only then is left out what
 * the caller may not see.
 */
export function explainEntity(
  entity: Entity,
  options: ExplanationOptions,
): EntityExplanation {
  const { isVisible = () => true, resolve } = options;
  const links = readEntityLinks(entity);
  const selection = selectDeployments(entity, options);
  const visible = options.deployments.filter(isVisible);
  const items = selection.items.filter(isVisible);
  const { rule, sentence, used, wanted } = explainEntityRule(links);
  const expected = [
    ...selectExpectedClusters(links, {
      resolve,
      configured: options.expected
        .filter(({ entityRef }) => entityRef === stringifyEntityRef(entity))
        .flatMap(({ clusters }) => clusters),
    }),
  ].filter(([cluster]) => {
    const { name, labels, environment } = resolve(cluster);
    return isVisible({ cluster: { name, labels }, environment });
  });
  const known = new Set(visible.flatMap(row => [row.app, row.name]));
  const reading = new Set([
    ...used,
    ...(links.clusters.length > 0 ? [GITOPS_ANNOTATIONS.clusters] : []),
    ...(items.some(({ version }) => version?.rule === 'image-annotation')
      ? [GITOPS_ANNOTATIONS.versionImage]
      : []),
  ]);
  return {
    rule,
    sentence,
    read: readAnnotations(entity).map(each => ({
      ...each,
      used: reading.has(each.key),
    })),
    expected: expected.map(([cluster, source]) => ({ cluster, source })),
    engines: options.engines.map(({ state, readAt }) => {
      const { engine, nextTryAt: _, ...rest } = state;
      const isOf = (row: Deployment) =>
        row.engine.type === engine.type && row.engine.name === engine.name;
      return {
        engine,
        ...rest,
        ...(readAt && { readAt }),
        searched: visible.filter(isOf).length,
        matched: items.filter(isOf).map(({ id }) => id),
      };
    }),
    similar: selectSimilarNames(
      items.length > 0 ? wanted.filter(name => !known.has(name)) : wanted,
      known,
      { limit: MOST_SIMILAR },
    ),
  };
}

/** Every annotation that a rule reads, in the order of the documentation. */
function readAnnotations(entity: Entity): { key: string; value: string }[] {
  return [
    ...Object.values(GITOPS_ANNOTATIONS),
    ...Object.values(ADOPTED_ANNOTATIONS),
  ].flatMap(key => {
    const value = entity.metadata.annotations?.[key];
    return value === undefined ? [] : [{ key, value }];
  });
}
