import { DatabaseHistory } from '../history/DatabaseHistory';
import { GitopsMetrics } from './GitopsMetrics';

type HistoryWriter = Pick<DatabaseHistory, 'readStates' | 'append'>;

/** The same history, of which is counted what it writes; what another replica wrote first is not. */
export function measureHistory(
  history: HistoryWriter,
  metrics: Pick<GitopsMetrics, 'countTransitions'>,
): HistoryWriter {
  return {
    readStates: () => history.readStates(),
    async append(changes, at) {
      const lost = await history.append(changes, at);
      const ids = new Set(lost.map(([id]) => id));
      for (const { deployment, transitions } of changes) {
        if (ids.has(deployment)) continue;
        for (const { axis } of transitions) metrics.countTransitions(axis, 1);
      }
      return lost;
    },
  };
}
