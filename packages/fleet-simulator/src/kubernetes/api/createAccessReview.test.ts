import {
  startTestCluster,
  TestCluster,
  tokens,
} from '../../testing/startTestCluster';

describe('reviews of what one may do oneself', () => {
  let cluster: TestCluster;
  beforeAll(async () => {
    cluster = await startTestCluster({ files: {} });
  });
  afterAll(() => cluster.stop());

  const ask = (
    kind: 'SelfSubjectAccessReview' | 'SelfSubjectRulesReview',
    spec: object | undefined,
    token = tokens.full,
  ) =>
    cluster.request(`/apis/authorization.k8s.io/v1/${kind.toLowerCase()}s`, {
      method: 'POST',
      body: JSON.stringify({ kind, spec }),
      headers: { authorization: `Bearer ${token}` },
    });

  it.each([
    [tokens.full, 'patch', 'payments', true],
    [tokens.limited, 'get', 'flux-system', true],
    [tokens.limited, 'patch', 'flux-system', false],
    [tokens.limited, 'list', undefined, false],
  ])('%s may %s in %s: %s', async (token, verb, namespace, allowed) => {
    const resourceAttributes = { verb, namespace, resource: 'kustomizations' };
    const answer = await ask(
      'SelfSubjectAccessReview',
      { resourceAttributes },
      token,
    );
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      kind: 'SelfSubjectAccessReview',
      spec: { resourceAttributes: { verb } },
      status: { allowed },
    });
  });

  it('list the rules of a namespace', async () => {
    const full = await ask('SelfSubjectRulesReview', { namespace: 'x' });
    expect(full.body).toMatchObject({
      status: { resourceRules: [{ verbs: ['*'] }], incomplete: false },
    });
    const limited = await ask(
      'SelfSubjectRulesReview',
      { namespace: 'x' },
      tokens.limited,
    );
    expect(limited.body).toMatchObject({ status: { resourceRules: [] } });
  });

  it('refuse what asks nothing', async () => {
    expect((await ask('SelfSubjectAccessReview', {})).status).toBe(422);
    expect((await ask('SelfSubjectAccessReview', undefined)).status).toBe(400);
    expect((await ask('SelfSubjectRulesReview', {})).status).toBe(400);
    const get = await cluster.request(
      '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
    );
    expect(get.status).toBe(405);
  });
});
