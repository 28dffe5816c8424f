import { listRecordings, readRecording } from '@backstage-gitops/recordings';
import { createCases } from '../testing/createCases';
import { openWatch } from '../testing/openWatch';
import { platformFiles } from '../testing/platformFiles';
import {
  startTestCluster,
  TestCluster,
  tokens,
} from '../testing/startTestCluster';
import { toShape } from '../testing/toShape';
import { parseConditions } from './flux/conditions';
import { KubernetesObject } from './objects/KubernetesObject';

type Replay = {
  /** Asked instead of the recorded path, where that one names what only the recorded cluster had. */
  path?: string;
  token?: string;
  /** Answered with text or one fixed message: equal, not only of the same shape. */
  exact?: boolean;
  /** Paths of the shape that may be on one side only, and why that is right. */
  except?: RegExp;
};

const outOfScope: Record<string, string> = {
  'watch-rollouts':
    'a cluster with Rollouts is mirrored from Argo CD, which moves faster: its states are compared singly',
  'get-bad-manifest': 'schemas of built-in kinds are not known here',
};

const elsewhere: Record<string, string> = {
  'watch-kustomizations': 'fluxStates.test.ts compares its states',
  'watch-helmreleases': 'fluxStates.test.ts compares its states',
  'watch-gitrepositories': 'fluxStates.test.ts compares its states',
  'list-externalsecrets': 'addOns/startExternalSecrets.test.ts',
  'list-clustersecretstores': 'addOns/startExternalSecrets.test.ts',
  'events-externalsecret': 'addOns/startExternalSecrets.test.ts',
  'list-imagepolicies': 'images/images.test.ts',
  'list-imagerepositories': 'images/images.test.ts',
  'list-imageupdateautomations': 'images/images.test.ts',
  analysisruns: 'startDeliveredClusters.test.ts, on aws-eks',
  'rollout-aborted': 'startDeliveredClusters.test.ts, on aws-eks',
  'rollout-healthy': 'startDeliveredClusters.test.ts, on aws-eks',
  'rollout-paused': 'startDeliveredClusters.test.ts, on aws-eks',
  'watch-timeout': 'below',
  'watch-too-old': 'below',
  'list-page-2': 'below: its token belongs to the recorded server',
  'get-hr-upgrading': 'one moment of watch-helmreleases',
  'get-hr-upgraded': 'one moment of watch-helmreleases',
  'get-hr-failed': 'one moment of watch-helmreleases',
  'get-hr-drifted': 'createKubernetesSimulator.test.ts, mode warn',
  'get-remote-target': 'targets.test.ts delivers its spec',
  'get-remote-target-down': 'targets.test.ts compares shape and words',
  'get-inventory-moving': 'one moment of watch-kustomizations',
  'get-inventory-moved': 'one moment of watch-kustomizations',
};

const historyOnly = /history\[\]|lastHandled|requestedAt/;
const absent = '/apis/argoproj.io';

const replayed: Record<string, Replay> = {
  version: {},
  unauthorized: { token: 'wrong', exact: true },
  'forbidden-all-namespaces': { token: tokens.limited, exact: true },
  'forbidden-patch': { token: tokens.limited, exact: true },
  'forbidden-namespace-ok': {
    token: tokens.limited,
    except: /remaining|history/,
  },
  'api-group-kustomize': { exact: true },
  'api-group-absent': { path: absent, exact: true },
  'list-absent-kind': { path: `${absent}/v1alpha1/rollouts`, exact: true },
  'list-removed-version': { exact: true },
  'patch-missing': { exact: true },
  'list-continue-bad': {},
  'apis-aggregated': { except: /categories|subresources/ },
  'list-kustomizations': {},
  'list-metadata-only': {},
  'list-page-1': {},
  'list-helmreleases': { except: /valuesFrom/ },
  'list-gitrepositories': {},
  'list-helmcharts': {},
  'list-deployments-selector': {},
  'events-of-kustomization': {},
  'events-hr-drifted': {},
  'get-dep-a': {},
  'get-dep-never': {},
  'get-bad-path': {},
  'get-bad-source': {},
  'get-no-source': {},
  'get-subst-missing': {},
  'get-unhealthy-waiting': { except: historyOnly },
  'get-unhealthy': {},
  'get-gitrepository-failed': {},
  suspend: {},
  'get-suspended': {},
  resume: {},
  reconcile: { except: historyOnly },
  'get-dep-b': {},
  'reconcile-source': { except: historyOnly },
};

/** Texts without what no two servers have in common. */
const normalise = (text: string) =>
  text
    .replace(/[0-9a-f]{40}/g, '<commit>')
    .replace(/kustomization-\d+/g, 'kustomization-<number>')
    .replace(/after [\d.ms]+:/g, 'after <time>:');

const readTelling = (body: unknown) => {
  const { status } = body as KubernetesObject;
  const conditions = parseConditions(status).map(condition => {
    const { type, reason, message } = condition;
    return `${type} ${condition.status} ${reason}: ${normalise(message)}`;
  });
  return conditions;
};

/** Recorded faults were applied by kubectl, ours come from Git: other labels and annotations. */
const whoApplied = /metadata\.(labels|annotations): any$/;

const repositoryUrl = 'https://git.example.com/org/platform-gitops.git';

/** The recorded objects whose specs make the recorded faults here too. */
const cases = [
  'reconcile-source',
  'get-dep-a',
  'get-dep-b',
  'get-dep-never',
  'get-bad-path',
  'get-bad-source',
  'get-no-source',
  'get-subst-missing',
  'get-unhealthy',
  'get-gitrepository-failed',
].map(name => {
  const { body } = readRecording('kubernetes', name).response;
  const object = body as KubernetesObject;
  // The recorded second repository; here there is one.
  return name === 'reconcile-source'
    ? { ...object, spec: { ...object.spec, url: repositoryUrl } }
    : object;
});

// Time to spare on a busy machine; nothing here waits for it.
jest.setTimeout(30_000);

describe('recorded Kubernetes traffic', () => {
  let cluster: TestCluster;
  beforeAll(async () => {
    cluster = await startTestCluster({
      files: {
        ...platformFiles,
        ...createCases(cases),
      },
    });
    const commit = (path: string, from: string, to: string) =>
      cluster.repository.commit({
        [path]: platformFiles[path].replace(from, to),
      });
    const releases = '/apis/helm.toolkit.fluxcd.io/v2/helmreleases';
    await cluster.until(async () => {
      const [release] = (await cluster.items(releases)) ?? [];
      return release?.status?.history;
    });
    // A second version of both services, so that histories have what recorded ones have.
    commit('clusters/azure-aks/apps/checkout-api.yaml', '1.4.2', '1.4.3');
    await cluster.until(async () => {
      const [release] = await cluster.items(releases);
      return JSON.stringify(release.status).includes('UpgradeSucceeded');
    });
    await cluster.until(async () => {
      const path = '/apis/apps/v1/namespaces/orders/deployments';
      const [deployment] = (await cluster.items(path)) ?? [];
      return deployment?.status?.availableReplicas === 3;
    });
  });
  afterAll(async () => {
    await cluster.stop();
  });

  const ask = (name: string) => {
    const { request } = readRecording('kubernetes', name);
    const { path = request.path, token = tokens.full } = replayed[name] ?? {};
    return cluster.request(path, {
      method: request.method,
      ...(request.body ? { body: JSON.stringify(request.body) } : {}),
      headers: { ...request.headers, authorization: `Bearer ${token}` },
    });
  };

  it('is all accounted for: replayed, compared elsewhere, or out of scope with a reason', () => {
    const known = [replayed, elsewhere, outOfScope].flatMap(Object.keys);
    expect(known.sort()).toEqual(listRecordings('kubernetes'));
  });

  const newestRevision = async () => {
    const list = await cluster.get(
      '/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations',
    );
    return list.metadata.resourceVersion;
  };

  /** The answer at the recorded moment: faults come and go as Flux tries again. */
  const askUntilAlike = (name: string) => {
    const { request, response } = readRecording('kubernetes', name);
    const isGet = request.method === 'GET';
    const tell = (body: unknown) =>
      JSON.stringify([
        readTelling(body),
        // A patch is answered before any controller has handled it.
        isGet && (body as KubernetesObject).status?.lastHandledReconcileAt,
      ]);
    return cluster.until(async () => {
      const answer = await ask(name);
      const isAlike =
        answer.status !== response.status ||
        tell(answer.body) === tell(response.body);
      return isAlike && answer;
    });
  };

  it.each(Object.keys(replayed))('%s', async name => {
    const { exact, except } = replayed[name];
    const { response } = readRecording('kubernetes', name);
    const isCompared = (line: string) =>
      !except?.test(line) && !whoApplied.test(line);
    const toComparable = (body: unknown) =>
      exact
        ? body
        : {
            telling: readTelling(body),
            shape: toShape(body).filter(isCompared),
          };
    const { status, headers, body } = await askUntilAlike(name);
    expect({
      status,
      type: headers.get('content-type'),
      cache: headers.get('cache-control'),
      body: toComparable(body),
    }).toEqual({
      status: response.status,
      type: response.headers['content-type'],
      cache: response.headers['cache-control'],
      body: toComparable(response.body),
    });
  });

  it('list-page-2', async () => {
    const { response } = readRecording('kubernetes', 'list-page-2');
    const first = await ask('list-page-1');
    const { metadata } = first.body as { metadata: { continue: string } };
    const second = await cluster.request(
      `/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations?limit=2&continue=${metadata.continue}`,
    );
    expect(second.status).toBe(response.status);
    const isMeta = (line: string) => /^(kind|apiVersion|metadata)/.test(line);
    expect(toShape(second.body).filter(isMeta)).toEqual(
      toShape(response.body).filter(isMeta),
    );
  });

  it('watch-timeout', async () => {
    const { request, response } = readRecording('kubernetes', 'watch-timeout');
    const revision = await newestRevision();
    const watch = await openWatch(
      cluster,
      request.path.replace(
        'resourceVersion=4047',
        `resourceVersion=${revision}`,
      ),
    );
    await watch.ended;
    expect(watch.status).toBe(response.status);
    expect(watch.headers.get('content-type')).toBe('application/json');
    expect(watch.events.every(({ type }) => type !== 'ERROR')).toBe(true);
  });

  it('watch-too-old', async () => {
    const { request, response } = readRecording('kubernetes', 'watch-too-old');
    cluster.simulator.compact();
    const answer = await cluster.request(request.path);
    expect(answer.status).toBe(response.status);
    expect(toShape(answer.body)).toEqual(toShape(response.body));
    expect(answer.body).toMatchObject({
      type: 'ERROR',
      object: { code: 410, reason: 'Expired' },
    });
  });
});
