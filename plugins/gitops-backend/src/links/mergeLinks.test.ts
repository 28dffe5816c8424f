import { DeploymentLink } from '@backstage-gitops/plugin-gitops-common';
import { mergeLinks } from './mergeLinks';

const link = (kind: DeploymentLink['kind'], title: string, url = title) => ({
  kind,
  title,
  url,
});

describe('mergeLinks', () => {
  it('puts ours behind the pages of the engine and before its others, each address once', () => {
    const engine = link('engine', 'Flux');
    const folder = link('git', './apps/x', 'folder');
    const service = link('service', 'x.example.com');
    const commit = link('git', 'Commit 1');
    const cluster = link('cluster', 'aws-eks');
    expect(
      mergeLinks(
        [service, folder, engine],
        [link('git', 'apps/x', 'folder'), commit, commit, cluster],
      ),
    ).toEqual([engine, commit, cluster, service, folder]);
  });
});
