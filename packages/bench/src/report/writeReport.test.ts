import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeReport } from './writeReport';

describe('writeReport', () => {
  let directory: string;
  let file: string;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'bench-report-'));
    file = join(directory, 'performance.md');
  });
  afterEach(() => rm(directory, { recursive: true }));

  it('replaces the figures, and nothing that people wrote', async () => {
    const start = '<!-- figures: written by npm run bench -->';
    const end = '<!-- end of figures -->';
    await writeFile(file, `# Title\n\n${start}\nold\n${end}\n\nWords.\n`);
    await writeReport(file, 'new');
    await writeReport(file, 'newer');
    expect(await readFile(file, 'utf8')).toBe(
      `# Title\n\n${start}\n\nnewer\n\n${end}\n\nWords.\n`,
    );
  });

  it('refuses a document without a place for them', async () => {
    await writeFile(file, '# Title\n');
    await expect(writeReport(file, 'new')).rejects.toThrow(
      'has no place for figures',
    );
  });
});
