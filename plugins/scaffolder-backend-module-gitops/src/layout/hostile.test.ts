import { parseAllDocuments } from 'yaml';
import { planLayout } from '.';
import { applyPlan } from './__testUtils__/applyPlan';
import { hostilePlaces } from './__testUtils__/hostilePlaces';
import { hostileService as service } from './__testUtils__/hostileService';
import { platformInput } from './__testUtils__/platformInput';
import { readYaml } from './yaml/readYaml';

/** Names with which somebody would leave their place, or make two things one. */
const names = [
  '..',
  '.',
  '../x',
  'a/../../b',
  '/etc/passwd',
  'C:\\x',
  'a\\b',
  'a/b',
  'a%2fb',
  'a\0b',
  'a\nb',
  'a\r\nb: c',
  'a b',
  ' a',
  'a ',
  '-a',
  'a-',
  'A',
  'ä',
  'а', // Cyrillic
  'a\u202eb',
  '',
  'a'.repeat(54),
  'a: b',
  'a #b',
  '&a',
  '*a',
  '!!js/function',
  '{{.name}}',
  '{{ printf "x" }}',
  '${HOME}',
  '$(id)',
  '`id`',
  '"a"',
  "'a'",
  'a;b',
  '|a',
  '.git',
  '.gitkeep',
  '__proto__',
  'a.yaml',
];

/** Texts that mean something to YAML, Go templates, envsubst, shells or Helm. */
const harmlessTexts = [
  'a: b',
  '# no comment',
  '- item',
  'yes',
  'on',
  'null',
  '~',
  '1.10',
  '0x1f',
  '1e3',
  '12:30:45',
  '2024-01-01',
  '!!binary aGk=',
  '&anchor',
  '*alias',
  '"quoted" and \'quoted\'',
  '%YAML 1.1',
  '---',
  '...',
  '<<: *x',
  '{a: b}',
  '[a]',
  '@at',
  '`tick`',
  ' leading and trailing ',
  '\u00e4\u6f22\ud83d\ude80',
  '\\n \\u0041 \\x41',
  '$PATH $1 $$',
  '{ {.name} }',
  'x'.repeat(4000),
];
const templates = [
  '{{ .Values.secret }}',
  '{{- include "x" . -}}',
  '${CLUSTER_NAME}',
  '${X:=y}',
  '$${X}',
  '$(cat /etc/passwd)',
  'a\0b',
  'a\u001b[31m',
  'a\u0085b',
  'a\u2028b',
  'a\ufeffb',
];

/** What of the names is plain in other places. */
const plain: Record<string, string[]> = {
  namespace: ['a'.repeat(54)],
  image: ['a/b'],
};

describe('Hostile input', () => {
  let files: Map<string, string>;
  beforeAll(async () => {
    files = await applyPlan(new Map(), [
      ['gitops:repo:init', platformInput],
      ['gitops:service:create', { ...service, name: 'there' }],
    ]);
  });

  it.each(hostilePlaces)(
    '%s refuses every hostile %s',
    async (action, what, toInput) => {
      const accepted: string[] = [];
      const refusals: string[] = [];
      for (const name of names) {
        await planLayout(action, toInput(name), files).then(
          () => accepted.push(name),
          error => refusals.push(error.name),
        );
      }
      expect(new Set(refusals)).toEqual(new Set(['InputError']));
      expect(accepted).toEqual(plain[what] ?? []);
    },
  );

  it.each(['chart', 'kustomize'])(
    'texts that mean something to YAML stay texts in a %s',
    async packaging => {
      for (const text of harmlessTexts) {
        const isLine = text.trim() === text && text.length <= 200;
        const after = await applyPlan(files, [
          [
            'gitops:service:create',
            {
              ...service,
              packaging,
              env: { TEXT: text },
              ...(isLine && { description: text }),
            },
          ],
        ]);
        const [value] = readYaml(
          after.get(
            packaging === 'chart'
              ? 'apps/payments-api/values.yaml'
              : 'apps/payments-api/base/deployment.yaml',
          ),
        );
        expect(value).toMatchObject(
          packaging === 'chart'
            ? { env: { TEXT: text } }
            : {
                spec: {
                  template: {
                    spec: {
                      containers: [{ env: [{ name: 'TEXT', value: text }] }],
                    },
                  },
                },
              },
        );
        // Readers of YAML 1.1, as Helm and kustomize are, see the same.
        for (const [path, content] of after) {
          if (!path.startsWith('apps/payments-api/') || !path.endsWith('.yaml'))
            continue;
          if (path.includes('/templates/')) continue;
          const [document] = parseAllDocuments(content, { version: '1.1' });
          expect(document.toJS()).toEqual(readYaml(content)[0]);
        }
      }
    },
  );

  it('texts that engines would fill in are refused', async () => {
    for (const text of templates) {
      for (const more of [
        { env: { TEXT: text } },
        { description: text },
        { rollout: { analysis: { prometheus: 'http://p', query: text } } },
      ]) {
        await expect(
          planLayout('gitops:service:create', { ...service, ...more }, files),
        ).rejects.toThrow(/engines would fill them in|control characters/);
      }
    }
  });

  it.each([
    'latest ',
    '1.0\n',
    'a:b',
    'a@sha256:b',
    '{{.x}}',
    '${X}',
    '',
    'x'.repeat(129),
    '-x',
    'a/b',
    'a b',
  ])('the version %j is refused', async version => {
    await expect(
      planLayout('gitops:service:create', { ...service, version }, files),
    ).rejects.toThrow(/^version /);
    await expect(
      planLayout(
        'gitops:service:promote',
        { service: 'there', version, to: { clusters: ['aws-eks'] } },
        files,
      ),
    ).rejects.toThrow(/^version /);
  });

  it.each([
    '1.10',
    '0123',
    '1e5',
    '0x10',
    'on',
    'null',
    '2024-01-01',
    '12',
    '1_000',
  ])('the version %s stays a text on both engines', async version => {
    const after = await applyPlan(files, [
      [
        'gitops:service:promote',
        { service: 'there', version, to: { environments: ['production'] } },
      ],
    ]);
    const read = (path: string) => {
      const [document] = parseAllDocuments(after.get(path) ?? '', {
        version: '1.1',
      });
      return document.toJS();
    };
    expect(read('clusters/aws-eks/apps/there.yaml').values.image.tag).toBe(
      version,
    );
    expect(
      read('clusters/azure-aks/apps/there.yaml').spec.values.image.tag,
    ).toBe(version);
  });

  it('environment variables cannot touch what objects are made of', async () => {
    const env = JSON.parse('{"__proto__": "x", "constructor": "y"}');
    const after = await applyPlan(files, [
      ['gitops:service:create', { ...service, env }],
    ]);
    expect(after.get('apps/payments-api/values.yaml')).toContain(
      "constructor: 'y'",
    );
    expect(({} as Record<string, unknown>).x).toBeUndefined();
    await expect(
      planLayout(
        'gitops:service:create',
        { ...service, env: { 'A B': 'x' } },
        files,
      ),
    ).rejects.toThrow(/environment variable/);
  });

  it('keys that nobody knows are refused', async () => {
    await expect(
      planLayout('gitops:service:create', { ...service, path: '/etc' }, files),
    ).rejects.toThrow(/Unrecognized key/);
    await expect(planLayout('gitops:x', {}, files)).rejects.toThrow(
      /no layout action/,
    );
    await expect(planLayout('constructor', {}, files)).rejects.toThrow(
      /no layout action/,
    );
  });
});
