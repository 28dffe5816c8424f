import { readRecording } from '@backstage-gitops/recordings';
import { Json } from '../Json';
import { compareShapes } from '../replay/compareShapes';
import { startTestHub } from '../testing/startTestHub';
import { waitUntil } from '../testing/waitUntil';
import { SetEvent } from './sets/SetObserver';

jest.setTimeout(60_000);

const SET = 'bootstrap/argocd/services/inventory-api.yaml';
const set = (name: string, rest = '') =>
  `/api/v1/applicationsets/${name}${rest}?appsetNamespace=argocd`;

const toEvents = (text: string): SetEvent[] =>
  text
    .split('\n\n')
    .map(frame => frame.trim())
    .filter(frame => frame.startsWith('data: '))
    .map(frame => JSON.parse(frame.slice('data: '.length)).result);

describe('ApplicationSets', () => {
  let argocd: Awaited<ReturnType<typeof startTestHub>>;

  beforeEach(async () => {
    argocd = await startTestHub();
  });

  afterEach(() => argocd.stop());

  const edit = (from: string, to: string) => {
    const { repository } = argocd;
    const text = repository.read(repository.head(), SET) ?? '';
    expect(text).toContain(from);
    return argocd.commit({ [SET]: text.replace(from, to) });
  };
  const untilHealth = (name: string, health: string) =>
    waitUntil(`${name} is ${health}`, async () => {
      const { body } = await argocd.get(set(name));
      return body.status.health.status === health ? body : undefined;
    });

  it('say in three conditions why they cannot generate, as recorded, and leave their Applications alone', async () => {
    const before = await argocd.get(set('inventory-api'));
    const applications = before.body.status.resources.map(
      ({ name }: { name: string }) => argocd.find(name),
    );
    expect(applications.length).toBeGreaterThan(1);
    edit("name: 'inventory-api-{{.nameNormalized}}'", "name: 'x-{{.b}}'");
    const broken = await untilHealth('inventory-api', 'Degraded');
    const recorded = readRecording('argocd', 'applicationset-set-missing-key')
      .response.body as unknown as typeof broken;
    const withoutTimes = ({ conditions }: typeof broken.status) =>
      conditions.map(
        ({ lastTransitionTime: _, ...rest }: { lastTransitionTime: string }) =>
          rest,
      );
    expect(withoutTimes(broken.status)).toEqual(withoutTimes(recorded.status));
    expect(broken.status.health).toEqual(recorded.status.health);
    expect(broken.status.resources).toEqual(before.body.status.resources);
    for (const { metadata, status } of applications) {
      const now = argocd.find(metadata.name);
      expect(now.metadata.uid).toBe(metadata.uid);
      expect(now.status.history).toEqual(status.history);
    }
  });

  it('make the Application that brought them Degraded, while it stays Synced, until Git is mended', async () => {
    edit("name: 'inventory-api-{{.nameNormalized}}'", "name: 'x-{{.b}}'");
    const root = await argocd.until(
      'platform-root',
      'degraded',
      ({ status }) => status.health.status === 'Degraded',
    );
    expect(root.status.sync.status).toBe('Synced');
    edit("name: 'x-{{.b}}'", "name: 'inventory-api-{{.nameNormalized}}'");
    await argocd.until(
      'platform-root',
      'healthy',
      ({ status }) => status.health.status === 'Healthy',
    );
    const healed = await untilHealth('inventory-api', 'Healthy');
    expect(healed.status.conditions[0]).toMatchObject({
      type: 'ErrorOccurred',
      status: 'False',
    });
  });

  it.each([
    [
      'applicationset-set-duplicate',
      "name: 'inventory-api-{{.nameNormalized}}'",
      'name: dup-1',
    ],
    [
      'applicationset-set-bad-repo',
      'platform-gitops.git\n              revision',
      'none.git\n              revision',
    ],
  ])('fail as in %s', async (recording, from, to) => {
    edit(from, to);
    const broken = await untilHealth('inventory-api', 'Degraded');
    const { status } = readRecording('argocd', recording).response
      .body as unknown as typeof broken;
    const toReasons = (conditions: { [key: string]: string }[]) =>
      conditions.map(condition => [
        condition.type,
        condition.status,
        condition.reason,
      ]);
    expect(toReasons(broken.status.conditions)).toEqual(
      toReasons(status.conditions),
    );
    const words = (message: string) =>
      message
        .replace('set-duplicate', 'inventory-api')
        .replace(
          'directories from repo: error retrieving Git Directories',
          'files from repo: error retrieving Git Files',
        );
    expect(broken.status.health.message).toBe(words(status.health.message));
  });

  it('roll out in steps: the next waits, each dated by its last change', async () => {
    const seen: string[][] = [];
    argocd.hub.observedSets.subscribe(({ applicationSet }) => {
      if (applicationSet.metadata.name !== 'user-service') return;
      seen.push(
        (applicationSet.status.applicationStatus ?? []).map(
          each => `${each.step} ${each.status}`,
        ),
      );
    });
    const { repository } = argocd;
    const files: Record<string, string> = {};
    for (const cluster of ['aws-eks', 'gcp-gke']) {
      const path = `clusters/${cluster}/apps/user-service.yaml`;
      const text = repository.read(repository.head(), path) ?? '';
      files[path] = text.replace(/(tag:|newTag:).*/, '$1 9.9.9');
      expect(files[path]).not.toBe(text);
    }
    argocd.commit(files);
    await waitUntil('a later step waits for an earlier one', () =>
      seen.find(
        words => words.includes('2 Progressing') && words.includes('3 Waiting'),
      ),
    );
    await untilHealth('user-service', 'Progressing');
    const done = await untilHealth('user-service', 'Healthy');
    expect(
      done.status.applicationStatus.map(
        ({ status }: { status: string }) => status,
      ),
    ).not.toContain('Waiting');
  });

  it('have a tree and events in the recorded shape', async () => {
    const tree = await argocd.get(set('inventory-api', '/resource-tree'));
    expect(
      compareShapes(
        readRecording('argocd', 'applicationset-tree').response.body as Json,
        tree.body,
      ),
    ).toEqual([]);
    edit(
      "environment: '{{.metadata",
      "extra: label\n        environment: '{{.metadata",
    );
    const events = await waitUntil('an event is there', async () => {
      const { body } = await argocd.get(set('inventory-api', '/events'));
      return body.items ? body : undefined;
    });
    expect(
      compareShapes(
        readRecording('argocd', 'applicationset-events').response.body as Json,
        events,
      ),
    ).toEqual(['missing .items[].metadata.managedFields']);
    expect(events.items[0]).toMatchObject({
      reason: 'updated',
      involvedObject: { kind: 'ApplicationSet', name: 'inventory-api' },
    });
  });

  it('are found by project, selector and namespace, with the spelling each call has', async () => {
    const names = async (query: string) => {
      const { body } = await argocd.get(`/api/v1/applicationsets?${query}`);
      return body.items?.map(
        ({ metadata }: { metadata: { name: string } }) => metadata.name,
      );
    };
    const all = await names('');
    expect(await names('projects=platform')).toEqual([
      'clusters',
      'infrastructure',
    ]);
    expect(
      await names('selector=backstage.io/kubernetes-id=inventory-api'),
    ).toEqual(['inventory-api']);
    expect(await names('appsetNamespace=team-a')).toBeUndefined();
    expect(await names('appSetNamespace=team-a')).toEqual(all);
    const other = await argocd.get(
      '/api/v1/applicationsets/inventory-api?appsetNamespace=team-a',
    );
    expect([other.status, other.body.code]).toEqual([500, 2]);
  });

  it('are streamed live; what there is comes first only for a name', async () => {
    const all = await argocd.stream('/api/v1/stream/applicationsets');
    const one = await argocd.stream(
      '/api/v1/stream/applicationsets?name=inventory-api&appSetNamespace=argocd',
    );
    const other = await argocd.stream(
      '/api/v1/stream/applicationsets?name=inventory-api&appSetNamespace=team-a',
    );
    await waitUntil('the one came', () => toEvents(one.text())[0]);
    expect(toEvents(one.text())[0]).toMatchObject({
      type: 'ADDED',
      applicationSet: { metadata: { name: 'inventory-api' } },
    });
    expect(all.text()).toBe('');
    edit("name: 'inventory-api-{{.nameNormalized}}'", "name: 'x-{{.b}}'");
    const degraded = ({ type, applicationSet }: SetEvent) =>
      type === 'MODIFIED' && applicationSet.status.health.status === 'Degraded';
    await waitUntil('both told', () =>
      [all, one].every(({ text }) => toEvents(text()).some(degraded))
        ? true
        : undefined,
    );
    expect(other.text()).toBe('');
    for (const stream of [all, one, other]) stream.close();
  });
});
