import { GitopsTemplateName } from '@backstage-gitops/plugin-gitops-common';
import { selectPromotionClusters } from './selectPromotionClusters';
import { BoardTemplates, TemplateRow } from './TemplatesContext';
import { toTemplateLink } from './toTemplateLink';

/** What templates can do about one Deployment, those the catalog has. */
export function selectTemplateLinks(
  deployment: TemplateRow,
  templates: BoardTemplates,
): { name: GitopsTemplateName; to: string }[] {
  const { app: service, cluster, environment, version } = deployment;
  const next = selectPromotionClusters(deployment, templates);
  const links = {
    promote: toTemplateLink(templates, 'promote', {
      service,
      ...(version && { version: version.value }),
      ...(environment && { fromEnvironment: environment }),
      ...(next.environment && { toEnvironments: [next.environment] }),
      ...(next.clusters.length && { toClusters: next.clusters }),
    }),
    rollback: toTemplateLink(templates, 'rollback', {
      service,
      clusters: [cluster.name],
    }),
    remove: toTemplateLink(templates, 'remove', {
      service,
      clusters: [cluster.name],
    }),
  };
  return (['promote', 'rollback', 'remove'] as const).flatMap(name => {
    const to = links[name];
    return to ? [{ name, to }] : [];
  });
}
