import { toFastImport } from './toFastImport';

const commit = {
  message: 'Größe',
  author: { name: 'A <b>\n', email: 'a@example.com' },
  date: new Date('2026-11-23T00:00:00Z'),
};

describe('toFastImport', () => {
  it('counts bytes, names the parent, keeps names on one line', () => {
    const text = toFastImport(
      [{ ...commit, files: { 'a/b.yaml': 'ü\n', gone: null } }],
      'f'.repeat(40),
    );
    expect(text).toContain('author A  b <a@example.com> 1795392000 +0000');
    expect(text).toContain('data 7\nGröße\nfrom ffff');
    expect(text).toContain('M 100644 inline a/b.yaml\ndata 3\nü\n');
    expect(text).toContain('\nD gone\n');
  });

  it.each(['../x', '/x', 'a//b', 'a/', 'a"b', 'a\nb', '.'])(
    'refuses the path %j',
    path => {
      expect(() =>
        toFastImport([{ ...commit, files: { [path]: '' } }], undefined),
      ).toThrow('is not a path inside the repository');
    },
  );
});
