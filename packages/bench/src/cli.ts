import { join, resolve } from 'node:path';
import { fullEffort } from './BenchEffort';
import { benchSizes, hangingPlan, toBulkSize } from './benchPlan';
import { describeMachine } from './report/describeMachine';
import { toReport } from './report/toReport';
import { writeReport } from './report/writeReport';
import { runBench } from './runBench';

// eslint-disable-next-line no-restricted-syntax -- a program of this repository, never bundled
const root = resolve(__dirname, '..', '..', '..');

/* `npm run bench`; with numbers only fleets of these sizes, and nothing is written. */
async function main() {
  const asked = process.argv.slice(2).map(Number);
  if (asked.some(size => !Number.isInteger(size) || size < 1)) {
    throw new Error('Sizes are whole numbers: npm run bench -- 100 1000');
  }
  const isWhole = asked.length === 0;
  const machine = describeMachine();
  const date = new Date().toISOString();
  const figures = await runBench(
    {
      sizes: (isWhole ? benchSizes : asked).map(toBulkSize),
      hanging: isWhole ? hangingPlan : undefined,
    },
    {
      effort: fullEffort,
      log: line => process.stderr.write(`${line}\n`),
    },
  );
  const report = toReport(figures, { machine, date });
  process.stdout.write(`${report}\n`);
  if (isWhole) await writeReport(join(root, 'docs/performance.md'), report);
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
