import { explainMissingLog } from '../../workloads/explainMissingLog';
import { PodState } from '../../workloads/PodState';
import { LogLine, toLogLines } from '../../workloads/toLogLines';

/** What of a log is asked for. */
export type LogQuery = {
  follow: boolean;
  previous: boolean;
  tailLines?: number;
  /** Nothing older; milliseconds since the epoch. */
  since?: number;
  until?: number;
  /** Whether a line is wanted. */
  matches: (text: string) => boolean;
};

/** A pod whose log is asked for, and the container. */
export type LoggedPod = {
  pod: PodState;
  container: string;
  hasContainer: boolean;
};

/** Reads the query of a call for logs. */
export function parseLogQuery(query: URLSearchParams, now: Date): LogQuery {
  const number = (field: string) => {
    const value = Number(query.get(field));
    return Number.isFinite(value) && value > 0 ? value : undefined;
  };
  const seconds = number('sinceSeconds');
  const sinceTime = Date.parse(query.get('sinceTime') ?? '');
  const untilTime = Date.parse(query.get('untilTime') ?? '');
  const since = Number.isNaN(sinceTime) ? undefined : sinceTime;
  return {
    follow: query.get('follow') === 'true',
    previous: query.get('previous') === 'true',
    tailLines: number('tailLines'),
    since: seconds ? now.getTime() - seconds * 1000 : since,
    until: Number.isNaN(untilTime) ? undefined : untilTime,
    matches: parseFilter(query),
  };
}

/** What the log of a pod has that is asked for, oldest first; or why there is none. */
export function selectLines(
  { pod, container, hasContainer }: LoggedPod,
  query: LogQuery,
  now: Date,
): { lines: LogLine[] } | { problem: string } {
  const { previous, tailLines, since, until } = query;
  if (!hasContainer) {
    return {
      problem: `container ${container} is not valid for pod ${pod.name}`,
    };
  }
  const problem = explainMissingLog(pod, { container, previous });
  if (problem) return { problem };
  const lines = toLogLines(pod, { now, previous }).filter(
    ({ at }) =>
      (since === undefined || at.getTime() >= since) &&
      (until === undefined || at.getTime() <= until),
  );
  // A node cuts before anybody filters.
  const cut = tailLines === undefined ? lines : lines.slice(-tailLines);
  return { lines: cut.filter(({ text }) => query.matches(text)) };
}

function parseFilter(query: URLSearchParams): (text: string) => boolean {
  const filter = query.get('filter') ?? '';
  const isNegated = filter.startsWith('!');
  const fold = (text: string) =>
    query.get('matchCase') === 'true' ? text : text.toLowerCase();
  const wanted = fold(isNegated ? filter.slice(1) : filter);
  return text => wanted === '' || fold(text).includes(wanted) !== isNegated;
}
