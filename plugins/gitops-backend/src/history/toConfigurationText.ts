import { Deployment } from '@backstage-gitops/plugin-gitops-common';

const LONGEST = 200;

/** What is deployed, in words a person knows: `github.com/org/repo apps/shop main`. */
export function toConfigurationText({ sources }: Deployment): string {
  return sources
    .map(({ repository, path, chart, target }) =>
      [repository.replace(/^\w+:\/\//, ''), path, chart, target]
        .filter(Boolean)
        .join(' '),
    )
    .join(', ')
    .slice(0, LONGEST);
}
