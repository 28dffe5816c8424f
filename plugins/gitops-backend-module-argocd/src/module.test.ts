import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  GitopsEngine,
  gitopsEngineExtensionPoint,
} from '@backstage-gitops/plugin-gitops-node';
import gitopsModuleArgocd from '.';

const logger = mockServices.logger.mock();

async function start(instances: object[]): Promise<GitopsEngine[]> {
  const engines: GitopsEngine[] = [];
  const backend = await startTestBackend({
    extensionPoints: [
      [gitopsEngineExtensionPoint, { addEngine: each => engines.push(each) }],
    ],
    features: [
      gitopsModuleArgocd,
      createServiceFactory({
        service: coreServices.logger,
        deps: {},
        factory: () => logger,
      }),
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

  it('warns of a certificate that is not checked', async () => {
    const url = 'https://argocd.test';
    logger.warn.mockClear();
    await start([
      { name: 'hub', url, token: 't' },
      { name: 'lab', url, token: 't', skipTLSVerify: true },
    ]);
    expect(logger.warn.mock.calls).toEqual([
      [
        'The certificate of Argo CD lab is not checked (gitops.argocd.instances[name=lab].skipTLSVerify).',
      ],
    ]);
  });

  it('stops start-up with one sentence when the configuration is wrong', async () => {
    await expect(start([{ name: 'hub', url: 'argocd' }])).rejects.toThrow(
      'Configuration key gitops.argocd.instances[0].url has "argocd"; it should be an http or https address such as https://argocd.example.com.',
    );
  });
});
