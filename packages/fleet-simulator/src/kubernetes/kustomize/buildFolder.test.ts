import { readImages } from '../../testing/readImages';
import { BuildError } from './BuildError';
import { buildFolder } from './buildFolder';
import { RepositoryFiles } from './RepositoryFiles';
import { substituteVariables } from './substituteVariables';

const filesOf = (files: Record<string, string>): RepositoryFiles => ({
  read: path => files[path],
  list: folder =>
    Object.keys(files)
      .filter(path => path.startsWith(`${folder}/`))
      .sort(),
});
const deployment = (name: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\nspec:\n  replicas: 1\n  template:\n    spec:\n      containers:\n        - name: app\n          image: ghcr.io/org/${name}\n`;

describe('buildFolder', () => {
  it('takes every manifest and every kustomized folder where no kustomization.yaml says otherwise', () => {
    const files = filesOf({
      'all/README.md': 'not a manifest',
      'all/a.yaml': deployment('a'),
      'all/deep/b.yml': deployment('b'),
      'all/kustomized/kustomization.yaml': 'resources: [c.yaml]',
      'all/kustomized/c.yaml': deployment('c'),
      'all/kustomized/ignored.yaml': deployment('d'),
      'all/kustomized/inner/kustomization.yaml': 'resources: []',
    });
    const names = buildFolder(files, 'all').map(
      ({ metadata }) => metadata.name,
    );
    expect(names).toEqual(['a', 'b', 'c']);
  });

  it('is content with a folder without manifests', () => {
    expect(buildFolder(filesOf({ 'x/.gitkeep': '' }), 'x')).toEqual([]);
  });

  it('overlays images, namespace, labels, annotations, replicas and patches', () => {
    const files = filesOf({
      'base/kustomization.yaml':
        'labels: [{pairs: {team: a}, includeSelectors: true}]\nresources: [web.yaml, ns.yaml]',
      'base/web.yaml': deployment('web'),
      'base/ns.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: {name: shop}',
      'over/kustomization.yaml': `resources: [../base]
namespace: shop
images: [{name: ghcr.io/org/web, newName: example.com:5000/web, newTag: 1.2}]
replicas: [{name: web, count: 4}]
commonAnnotations: {owner: ada}
patches:
  - path: env.yaml
  - target: {kind: Deployment}
    patch: |
      - {op: add, path: /spec/minReadySeconds, value: 3}
`,
      'over/env.yaml':
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: {containers: [{name: app, env: [{name: A, value: b}]}]}}}',
    });
    const [web, namespace] = buildFolder(files, 'over');
    expect(readImages(web)).toEqual(['example.com:5000/web:1.2']);
    expect(web).toMatchObject({
      metadata: {
        namespace: 'shop',
        labels: { team: 'a' },
        annotations: { owner: 'ada' },
      },
      spec: {
        replicas: 4,
        minReadySeconds: 3,
        selector: { matchLabels: { team: 'a' } },
        template: {
          metadata: { labels: { team: 'a' } },
          spec: { containers: [{ name: 'app', env: [{ name: 'A' }] }] },
        },
      },
    });
    expect(namespace.metadata).not.toHaveProperty('namespace');
  });

  it('generates ConfigMaps from files and literals', () => {
    const files = filesOf({
      'c/kustomization.yaml':
        'configMapGenerator: [{name: v, namespace: n, files: [values.yaml=v.yaml, v.yaml], literals: [a=b=c], options: {labels: {l: x}}}]',
      'c/v.yaml': 'x: 1',
    });
    expect(buildFolder(files, 'c')).toEqual([
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'v', namespace: 'n', labels: { l: 'x' } },
        data: { 'values.yaml': 'x: 1', 'v.yaml': 'x: 1', a: 'b=c' },
      },
    ]);
  });

  it.each([
    ['what is no object', { 'x/a.yaml': 'a: 1' }, 'missing Resource metadata'],
    ['what is no YAML', { 'x/a.yaml': 'a: [' }, 'MalformedYAMLError'],
    [
      'a resource that is not there',
      { 'x/kustomization.yaml': 'resources: [gone.yaml]' },
      'no such file or directory',
    ],
    [
      'a patch that does not fit',
      {
        'x/kustomization.yaml':
          'resources: [a.yaml]\npatches: [{target: {kind: Deployment}, patch: "[{op: replace, path: /spec/none/x, value: 1}]"}]',
        'x/a.yaml': deployment('a'),
      },
      'doc is missing path',
    ],
  ])('refuses %s', (_what, files, message) => {
    const build = () =>
      buildFolder(filesOf(files as Record<string, string>), 'x');
    expect(build).toThrow(BuildError);
    expect(build).toThrow(message);
  });
});

describe('substituteVariables', () => {
  const object = (value: unknown, annotations?: Record<string, string>) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'a', annotations },
    data: { value },
  });

  it.each([
    ['${A}-${B:=two}', 'one-two'],
    ['${C:-three}', 'three'],
    ['${N}', 7],
    ['$A', '$A'],
  ])('%s becomes %p', (text, expected) => {
    const variables = { A: 'one', N: '7' };
    expect(substituteVariables(object(text), variables)).toMatchObject({
      data: { value: expected },
    });
  });

  it('refuses a variable that nobody set, unless the object opts out', () => {
    expect(() => substituteVariables(object('${NO}'), {})).toThrow(
      'variable not set (strict mode): "NO"',
    );
    const off = { 'kustomize.toolkit.fluxcd.io/substitute': 'disabled' };
    expect(substituteVariables(object('${NO}', off), {})).toMatchObject({
      data: { value: '${NO}' },
    });
  });
});
