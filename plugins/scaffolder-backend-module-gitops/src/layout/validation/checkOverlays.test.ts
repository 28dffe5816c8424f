import { planLayout } from '..';
import { applyPlan } from '../__testUtils__/applyPlan';
import { platformInput } from '../__testUtils__/platformInput';
import { FileDraft } from '../FileDraft';
import { checkOverlays } from './checkOverlays';
import { loadManifestModels } from './loadManifestModels';

const folder = 'apps/orders';
const overlay = `${folder}/overlays/production/kustomization.yaml`;
const deployment = `${folder}/base/deployment.yaml`;
const base = `${folder}/base/kustomization.yaml`;

describe('checkOverlays', () => {
  let files: Map<string, string>;
  beforeAll(async () => {
    files = await applyPlan(new Map(), [
      ['gitops:repo:init', platformInput],
      [
        'gitops:service:create',
        {
          name: 'orders',
          packaging: 'kustomize',
          image: 'ghcr.io/org/orders',
          version: '1.0.0',
          namespace: 'orders',
          replicas: 2,
          clusters: ['aws-eks'],
        },
      ],
    ]);
  });

  async function check(changes: Record<string, (text: string) => string>) {
    const changed = new Map(files);
    for (const [path, change] of Object.entries(changes)) {
      const text = files.get(path) ?? '';
      expect(change(text)).not.toBe(text);
      changed.set(path, change(text));
    }
    const found = checkOverlays(new FileDraft(changed), {
      models: await loadManifestModels(),
    });
    return found.map(({ path, message }) => `${path}: ${message}`);
  }

  const withoutSelector = (text: string) =>
    text.replace(/ {2}selector:\n {4}matchLabels:\n.*\n/, '');

  it('finds nothing in what the actions write', async () => {
    expect(
      checkOverlays(new FileDraft(files), {
        models: await loadManifestModels(),
      }),
    ).toEqual([]);
  });

  it('tells what is missing after the build, and not what the build adds', async () => {
    expect(await check({ [deployment]: withoutSelector })).toEqual([
      `${overlay}: Built with ${deployment}: Not a valid Deployment: spec must have required property selector`,
    ]);
    expect(
      await check({
        [deployment]: withoutSelector,
        [base]: text =>
          `${text}labels:\n  - pairs: { app: orders }\n    includeSelectors: true\n`,
      }),
    ).toEqual([]);
  });

  it.each([
    [
      'replace',
      '/spec/copies',
      /has no \/spec\/copies, which a patch wants to replace/,
    ],
    [
      'remove',
      '/spec/template',
      /Not a valid Deployment: spec must have required property template/,
    ],
    [
      'replace',
      '/spec/replicas',
      /Not a valid Deployment: spec\.replicas must be integer/,
    ],
  ])('tells what a patch breaks: %s %s', async (op, path, sentence) => {
    const patches = `patches:\n  - target: { kind: Deployment, name: orders }\n    patch: |\n      - { op: ${op}, path: ${path}, value: many }\n`;
    expect(
      await check({
        [overlay]: text => `${text.replace(/patches:[^]*$/, '')}${patches}`,
      }),
    ).toEqual([expect.stringMatching(sentence)]);
  });

  it('leaves what is wrong in a file to that file', async () => {
    expect(
      await check({
        [deployment]: text => text.replace(/image: .*/, 'image: 5'),
      }),
    ).toEqual([]);
  });

  it('says nothing of what it does not build', async () => {
    for (const more of [
      'components: [../../more]\n',
      'namePrefix: a-\n',
      'replicas: [{ name: orders, count: 3 }]\n',
    ]) {
      expect(
        await check({
          [overlay]: text => text + more,
          [deployment]: withoutSelector,
        }),
      ).toEqual([]);
    }
  });

  it('keeps an action from writing an overlay that builds nothing', async () => {
    const broken = new Map(files).set(
      deployment,
      withoutSelector(files.get(deployment) ?? ''),
    );
    await expect(
      planLayout(
        'gitops:service:add-cluster',
        { service: 'orders', clusters: ['aws-eks-dev'] },
        broken,
      ),
    ).rejects.toThrow(
      /overlays\/dev\/kustomization\.yaml: Built with .*selector/,
    );
  });
});
