import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  GitopsEngine,
  gitopsEngineExtensionPoint,
} from '@backstage-gitops/plugin-gitops-node';
import gitopsModuleArgocd from '.';

async function start(instances: object[]): Promise<GitopsEngine[]> {
  const engines: GitopsEngine[] = [];
  const backend = await startTestBackend({
    extensionPoints: [
      [gitopsEngineExtensionPoint, { addEngine: each => engines.push(each) }],
    ],
    features: [
      gitopsModuleArgocd,
      mockServices.rootConfig.factory({
        data: { gitops: { argocd: { instances } } },
      }),
    ],
  });
  await backend.stop();
  return engines;
}

describe('gitopsModuleArgocd', () => {
  it('adds an engine for every configured Argo CD', async () => {
    const url = 'https://argocd.test';
    const engines = await start([
      { name: 'hub', url, token: 't' },
      { name: 'lab', url, username: 'u', password: 'p' },
    ]);
    expect(engines.map(({ type, name }) => `${type} ${name}`)).toEqual([
      'argocd hub',
      'argocd lab',
    ]);
  });

  it('stops start-up with one sentence when the configuration is wrong', async () => {
    await expect(start([{ name: 'hub', url: 'argocd' }])).rejects.toThrow(
      'gitops.argocd.instances[0].url is "argocd"',
    );
  });
});
