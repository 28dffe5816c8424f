import { selectActionInput } from './selectActionInput';
import { selectDiffLines } from './selectDiffLines';
import { selectFileTree } from './selectFileTree';

describe('selectActionInput', () => {
  it('takes fields and constants, and leaves out what is empty', () => {
    expect(
      selectActionInput(
        {
          name: 'name',
          owner: 'owner',
          clusters: 'clusters',
          packaging: { const: 'chart' },
          image: 'source.image',
          port: 'port',
        },
        {
          name: 'payments',
          owner: '',
          clusters: [''],
          source: { image: 'ghcr.io/x' },
          port: 0,
        },
        { required: ['name', 'clusters', 'other'] },
      ),
    ).toEqual({
      input: {
        name: 'payments',
        packaging: 'chart',
        image: 'ghcr.io/x',
        port: 0,
      },
      missing: ['clusters'],
    });
  });

  it('makes lists and objects, for inputs that fields do not have', () => {
    expect(
      selectActionInput(
        {
          from: { environments: ['from'] },
          to: { environments: 'to', clusters: ['none'] },
          other: { clusters: 'none' },
        },
        { from: 'dev', to: ['staging'] },
        { required: [] },
      ),
    ).toEqual({
      input: {
        from: { environments: ['dev'] },
        to: { environments: ['staging'] },
      },
      missing: [],
    });
  });

  it('takes what has a condition only while the form is so, and then asks for it', () => {
    const sources = {
      service: 'service',
      clusters: { field: 'clusters', when: { from: 'clusters' } },
      rollout: { const: {}, when: { delivery: 'canary' } },
    };
    const select = (formData: object) =>
      selectActionInput(sources, formData, { required: [] });
    const left = { service: 'a', clusters: ['b'], delivery: 'canary' };
    expect(select({ ...left, from: 'everywhere' })).toEqual({
      input: { service: 'a', rollout: {} },
      missing: [],
    });
    expect(select({ ...left, from: 'clusters', delivery: 'steady' })).toEqual({
      input: { service: 'a', clusters: ['b'] },
      missing: [],
    });
    expect(select({ service: 'a', from: 'clusters' })).toEqual({
      input: { service: 'a' },
      missing: ['clusters'],
    });
  });

  it('finds nothing in what a form does not have itself', () => {
    const sources = { a: 'constructor', b: 'name.length' };
    expect(
      selectActionInput(sources, { name: 'x' }, { required: [] }).missing,
    ).toEqual(['constructor', 'name.length']);
    expect(
      selectActionInput(sources, undefined, { required: [] }).input,
    ).toEqual({});
  });
});

describe('selectFileTree', () => {
  const toText = (paths: string[]) => {
    const draw = (
      nodes: ReturnType<typeof selectFileTree>,
      level = '',
    ): string[] =>
      nodes.flatMap(({ name, children }) => [
        `${level}${name}`,
        ...draw(children, `${level}  `),
      ]);
    return draw(
      selectFileTree(paths.map(path => ({ path, change: 'added' as const }))),
    );
  };

  it('sorts folders before files, and joins a folder with its only folder', () => {
    expect(
      toText(['README.md', 'a/z.yaml', 'a/b/c/d.yaml', 'a/b/c/e.yaml']),
    ).toEqual([
      'a',
      '  b/c',
      '    d.yaml',
      '    e.yaml',
      '  z.yaml',
      'README.md',
    ]);
  });
});

describe('selectDiffLines', () => {
  it('keeps three lines around a change', () => {
    const lines = [...'abcdefghi'].join('\n');
    expect(
      selectDiffLines(`${lines}\n`, `${lines.replace('e', 'E')}\n`)?.map(
        ({ kind, text }) => `${kind} ${text}`,
      ),
    ).toEqual([
      'place @@ -2,7 +2,7 @@',
      ...['b', 'c', 'd'].map(each => `same  ${each}`),
      'removed -e',
      'added +E',
      ...['f', 'g', 'h'].map(each => `same  ${each}`),
    ]);
  });
});
