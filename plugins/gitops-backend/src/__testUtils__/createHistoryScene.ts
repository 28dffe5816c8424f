import { Commit, Deployment } from '@backstage-gitops/plugin-gitops-common';
import { deriveChange } from '../history/deriveChange';
import { deriveKnownDrift } from '../history/deriveKnownDrift';
import { DeliveryValues } from '../history/DeliveryWrite';
import { HistoryState } from '../history/HistoryState';
import { createDeployment } from './createDeployment';

/** A moment of the day everything happens on. */
export const at = (time: string) => `2026-11-23T${time}.000Z`;

/** A commit of that day. */
export const commitAt = (letter: string, time: string): Commit => ({
  sha: letter.repeat(40),
  message: `Commit ${letter}`,
  at: at(time),
});

/** One Deployment that is looked at again and again, and what is kept of it. */
export function createHistoryScene(
  first: Partial<Omit<Deployment, 'cluster'>> = {},
  options: { isOfPaths?: boolean } = {},
) {
  const { isOfPaths = true } = options;
  let row = createDeployment({
    revision: { desired: 'r1', applied: 'r1' },
    sources: [{ repository: 'https://git.test/r', path: 'a', target: 'main' }],
    operation: {
      phase: 'Succeeded',
      startedAt: at('07:00:00'),
      finishedAt: at('07:00:10'),
    },
    ...first,
  });
  let commit: Commit | undefined;
  let state: HistoryState | undefined;
  const transitions: string[] = [];
  const deliveries = new Map<number, Partial<DeliveryValues>>();

  return {
    /** Changes the row and looks at it; resolves to how many changes are to be written. */
    see(
      time: string,
      different: Partial<Omit<Deployment, 'cluster'>> = {},
      told: { commit?: Commit } = {},
    ): boolean {
      row = { ...row, ...different };
      if ('commit' in told) commit = told.commit;
      const sight = {
        row,
        isOfPaths,
        ...(commit && { commitOfPaths: commit }),
        seenAt: new Date(at(time)),
      };
      const drift = deriveKnownDrift(row, state);
      const change = deriveChange(state, sight, drift);
      if (!change) return false;
      state = change.state;
      for (const each of change.transitions) {
        const time_ = new Date(each.at).toISOString().slice(11, 19);
        transitions.push(`${time_} ${each.axis} ${each.from ?? ''}>${each.to}`);
      }
      for (const { id, values } of change.deliveries) {
        deliveries.set(id, { ...deliveries.get(id), ...values });
      }
      return change.isKept;
    },
    /** What was written, as `time axis from>to`; forgets it. */
    takeTransitions: () => transitions.splice(0),
    state: () => state,
    /** Another process goes on with what is written. */
    restart() {
      state = state && (JSON.parse(JSON.stringify(state)) as HistoryState);
    },
    /** `change version commit start-end outcome` of each. */
    deliveries: () =>
      [...deliveries.values()].map(each =>
        [
          each.change,
          each.version?.value ?? '-',
          each.commit?.sha.slice(0, 1) ?? '-',
          `${toTime(each.startedAt)}-${toTime(each.finishedAt)}`,
          each.outcome,
        ].join(' '),
      ),
    /** All that is kept of one, counted from 0. */
    delivery: (index: number) => [...deliveries.values()][index],
    /** All that is kept of the last one. */
    last: () => [...deliveries.values()].at(-1),
  };
}

/** An operation that began then, and ended a moment later if it did. */
export function operation(
  phase: NonNullable<Deployment['operation']>['phase'],
  startedAt: string,
  finishedAt?: string,
): Pick<Deployment, 'operation'> {
  return {
    operation: {
      phase,
      startedAt: at(startedAt),
      ...(finishedAt && { finishedAt: at(finishedAt) }),
    },
  };
}

function toTime(time: number | undefined): string {
  return time === undefined ? '' : new Date(time).toISOString().slice(11, 19);
}
