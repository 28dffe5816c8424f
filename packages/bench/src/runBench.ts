import { BulkSize } from '@backstage-gitops/fleet-simulator/bulk';
import { BenchEffort } from './BenchEffort';
import { HangingFigures, measureHanging } from './measure/measureHanging';
import { measureSize, SizeFigures } from './measure/measureSize';

/** All that a run gave. */
export type BenchFigures = {
  sizes: SizeFigures[];
  hanging?: HangingFigures;
};

/**
 * Measures fleet after fleet, each with processes of its own.
 *
 * @param plan - the fleets, and the one in which some Argo CDs hang
 * @param options - `log` is told what is being measured
 */
export async function runBench(
  plan: {
    sizes: readonly BulkSize[];
    hanging?: { size: BulkSize; hanging: number };
  },
  options: { effort: BenchEffort; log: (line: string) => void },
): Promise<BenchFigures> {
  const { effort, log } = options;
  const sizes: SizeFigures[] = [];
  for (const size of plan.sizes) {
    const { applications, clusters, instances } = size;
    log(
      `${applications} Applications, ${clusters} clusters, ${instances} Argo CD …`,
    );
    sizes.push(await measureSize(size, effort));
  }
  if (!plan.hanging) return { sizes };
  log(
    `${plan.hanging.size.instances} Argo CD, ${plan.hanging.hanging} hanging …`,
  );
  return { sizes, hanging: await measureHanging(plan.hanging, effort) };
}
