import {
  Deployment,
  DeploymentLink,
} from '@backstage-gitops/plugin-gitops-common';
import { ApplicationDetail } from '../../client/ApplicationDetail';
import { ArgocdLink } from '../../client/readLinks';
import { toOpenableUrls } from './toOpenableUrls';

const MAX_LINKS = 30;

/**
 * Addresses for people: its page in Argo CD, what opens its services, and the deep links that somebody
 * configured.
 */
export function toLinks(
  deployment: Deployment,
  context: {
    application?: ApplicationDetail;
    links: readonly ArgocdLink[];
  },
): DeploymentLink[] {
  const services = toOpenableUrls(
    context.application?.status?.summary?.externalURLs ?? [],
  );
  const links: DeploymentLink[] = [
    ...(deployment.link
      ? [
          {
            kind: 'engine' as const,
            title: `Argo CD ${deployment.engine.name}`,
            url: deployment.link,
          },
        ]
      : []),
    ...services.map(url => ({
      kind: 'service' as const,
      title: new URL(url).host,
      url,
    })),
    ...context.links.flatMap(({ title, url = '' }) =>
      toOpenableUrls([url]).map(address => ({
        kind: 'other' as const,
        title: title ?? new URL(address).host,
        url: address,
      })),
    ),
  ];
  return links.slice(0, MAX_LINKS);
}
