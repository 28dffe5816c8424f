import { startTestHub } from '../../testing/startTestHub';

const names = (body: { items: { metadata: { name: string } }[] }) =>
  body.items.map(({ metadata }) => metadata.name);

describe('a list that is larger than one message may be', () => {
  let argocd: Awaited<ReturnType<typeof startTestHub>>;
  const list = (query = '') => argocd.get(`/api/v1/applications?${query}`);

  afterEach(() => argocd.stop());

  it('fails as ResourceExhausted, whatever fields are asked for', async () => {
    argocd = await startTestHub({ messageLimitBytes: 30_000 });
    for (const query of ['', 'fields=items.metadata.name']) {
      const { status, body } = await list(query);
      expect([status, body.code]).toEqual([429, 8]);
      expect(body.message).toMatch(
        /^grpc: received message larger than max \(\d+ vs\. 30000\)$/,
      );
      expect(Number(/\d+/.exec(body.message)?.[0])).toBeGreaterThan(30_000);
    }
    const one = await list('name=platform-root&projects=default');
    expect(one.status).toBe(200);
    expect(names(one.body)).toEqual(['platform-root']);
  });

  it('is served project by project', async () => {
    argocd = await startTestHub();
    const all = await list();
    const parts = await Promise.all(
      ['default', 'platform', 'services'].map(project =>
        list(`projects=${project}`),
      ),
    );
    const together = parts.flatMap(({ body }) => names(body));
    expect(together.sort()).toEqual(names(all.body).sort());
    expect(parts.every(({ body }) => body.items.length > 0)).toBe(true);
    const two = await list('projects=default&projects=services');
    expect(two.body.items).toHaveLength(
      parts[0].body.items.length + parts[2].body.items.length,
    );
  });
});
