import {
  Deployment,
  GitopsTemplateName,
} from '@backstage-gitops/plugin-gitops-common';
import { BoardTemplates } from './TemplatesContext';
import { toTemplateLink } from './toTemplateLink';

/** What templates can do about one Deployment, those the catalog has. */
export function selectTemplateLinks(
  deployment: Pick<Deployment, 'app' | 'cluster' | 'environment' | 'version'>,
  templates: BoardTemplates,
): { name: GitopsTemplateName; to: string }[] {
  const { app: service, cluster, environment, version } = deployment;
  const { environments } = templates;
  const next = environment
    ? environments[environments.indexOf(environment) + 1]
    : undefined;
  const links = {
    promote: toTemplateLink(templates, 'promote', {
      service,
      ...(version && { version: version.value }),
      ...(environment && { fromEnvironment: environment }),
      ...(next && { toEnvironments: [next] }),
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
