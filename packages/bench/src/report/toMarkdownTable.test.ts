import { toMarkdownTable } from './toMarkdownTable';

describe('toMarkdownTable', () => {
  it('is laid out as Prettier would', () => {
    expect(
      toMarkdownTable(
        ['what', '10'],
        [
          ['a', '1'],
          ['longer', '1,000'],
        ],
      ),
    ).toBe(
      [
        '| what   |    10 |',
        '| ------ | ----: |',
        '| a      |     1 |',
        '| longer | 1,000 |',
      ].join('\n'),
    );
  });
});
