import { ApplicationWorkloads, newestSet } from './ApplicationWorkloads';
import { AnalysisState } from './CanaryState';
import { WorkloadState } from './WorkloadState';

/** How long an analysis takes, in milliseconds. */
const ANALYSIS_MS = 1500;

/** Runs the analysis of a canary's step; it finds nothing wrong. */
export function runAnalysis(
  workloads: ApplicationWorkloads,
  state: WorkloadState,
  options: {
    index: number;
    later: (milliseconds: number, run: () => void) => void;
    done: () => void;
  },
) {
  const { index, later, done } = options;
  const { hash, name: setName, revision } = newestSet(state);
  const name = `${setName}-${revision}-${index}`;
  const others = (state.canary?.analyses ?? []).filter(
    analysis => analysis.name !== name,
  );
  const run: AnalysisState = {
    name,
    ...workloads.identify(state, name),
    hash,
    revision,
    stepIndex: index,
    phase: 'Running',
    startedAt: workloads.now(),
  };
  workloads.setCanary(state, { analyses: [...others, run] });
  later(ANALYSIS_MS, () => {
    const { version } = workloads.identify(state, name);
    const completedAt = workloads.now();
    workloads.setCanary(state, {
      analyses: [
        ...others,
        { ...run, phase: 'Successful', completedAt, version },
      ],
    });
    done();
  });
}
