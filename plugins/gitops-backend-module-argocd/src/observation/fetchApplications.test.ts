import { EngineError } from '@backstage-gitops/plugin-gitops-node';
import { createApplication } from '../__testUtils__/createApplication';
import { createFastTiming } from '../__testUtils__/createFastTiming';
import { ArgocdClient } from '../client/ArgocdClient';
import { ArgocdConnection } from '../client/ArgocdConnection';
import { TokenCredentials } from '../client/TokenCredentials';
import { ApplicationPicture } from './ApplicationPicture';
import { fetchApplications } from './fetchApplications';
import { MemberScope } from './MemberScope';

/** Reads Applications, of which those that are called slow never answer in time. */
async function readAll(names: string[]) {
  const fetchOrTimeOut = async (input: RequestInfo | URL) => {
    const name = new URL(String(input)).pathname.split('/').pop() ?? '';
    if (name.startsWith('slow')) throw new DOMException('', 'TimeoutError');
    return new Response(JSON.stringify(createApplication({ name })), {
      headers: { 'content-type': 'application/json' },
    });
  };
  const picture = new ApplicationPicture({ engine: 'hub', memory: new Map() });
  const connection = new ArgocdConnection({
    name: 'hub',
    url: 'https://argocd.test',
    urlConfigKey: 'url',
    credentials: new TokenCredentials('t', 'token'),
    fetch: fetchOrTimeOut,
  });
  const task = {
    client: new ArgocdClient(connection),
    picture,
    scope: new MemberScope(),
    timing: createFastTiming(),
    signal: new AbortController().signal,
    notify() {},
  };
  const wanted = names.map(name => ({
    key: `argocd/${name}`,
    namespace: 'argocd',
    name,
    project: 'cases',
  }));
  const error = await fetchApplications(task, wanted).catch(thrown => thrown);
  const { deployments, warnings } = picture.takeAll();
  return { error, names: deployments.map(({ name }) => name), warnings };
}

describe('fetchApplications', () => {
  it('names one that does not answer in time, and reads the others', async () => {
    expect(await readAll(['a', 'slow', 'b'])).toEqual({
      error: undefined,
      names: ['a', 'b'],
      warnings: [
        {
          code: 'TimedOut',
          message: 'Argo CD hub cannot show the Application argocd/slow.',
          deployments: ['argocd:hub:argocd:Application:slow'],
        },
      ],
    });
  });

  it('gives up when none answers any more', async () => {
    const many = Array.from({ length: 40 }, (_, index) => `slow-${index}`);
    const { error, warnings } = await readAll(many);
    expect(error).toBeInstanceOf(EngineError);
    expect(error.code).toBe('TimedOut');
    expect(warnings.length).toBeLessThan(many.length);
  });
});
