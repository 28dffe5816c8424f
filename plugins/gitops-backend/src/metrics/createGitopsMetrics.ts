import { MetricsService } from '@backstage/backend-plugin-api/alpha';
import { Engine } from '@backstage-gitops/plugin-gitops-common';
import { GitopsMetrics } from './GitopsMetrics';

/** Seconds; most answers come from memory, those of the raw proxy from far away. */
const REQUEST_BUCKETS = [
  0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20,
];

/** Seconds, up to the longest that an action is followed. */
const ACTION_BUCKETS = [0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 900];

/** {@link GitopsMetrics} by the metrics service of Backstage (OpenTelemetry). */
export function createGitopsMetrics(metrics: MetricsService): GitopsMetrics {
  const events = metrics.createCounter('gitops.engine.events', {
    description: 'Events that engines told, by engine and type',
    unit: '{event}',
  });
  const restarts = metrics.createCounter('gitops.engine.restarts', {
    description: 'Observations begun anew, by engine',
    unit: '{restart}',
  });
  const requests = metrics.createHistogram('gitops.request.duration', {
    description: 'Time to answer a request, by route and status',
    unit: 's',
    advice: { explicitBucketBoundaries: REQUEST_BUCKETS },
  });
  const liveRequests = metrics.createCounter('gitops.live.requests', {
    description: 'Live reads that callers asked for, by kind and sharing',
    unit: '{request}',
  });
  const liveReads = metrics.createHistogram('gitops.live.read.duration', {
    description: 'Time an engine took for a live read, by kind and outcome',
    unit: 's',
    advice: { explicitBucketBoundaries: REQUEST_BUCKETS },
  });
  const actions = metrics.createHistogram('gitops.action.duration', {
    description: 'Time from an action to its end, by action and outcome',
    unit: 's',
    advice: { explicitBucketBoundaries: ACTION_BUCKETS },
  });
  const transitions = metrics.createCounter('gitops.history.transitions', {
    description: 'Transitions written to the history, by axis',
    unit: '{transition}',
  });
  const queue = metrics.createObservableGauge('gitops.history.queue', {
    description: 'Changes that wait to be written to the history',
    unit: '{change}',
  });
  return {
    countEvent: (engine, type) =>
      events.add(1, { ...toAttributes(engine), type }),
    countRestart: engine => restarts.add(1, toAttributes(engine)),
    recordRequest: ({ route, status, seconds }) =>
      requests.record(seconds, { route, status }),
    countLiveRequest: (kind, { isShared }) =>
      liveRequests.add(1, { kind, shared: isShared }),
    recordLiveRead: (engine, { kind, outcome, seconds }) =>
      liveReads.record(seconds, { ...toAttributes(engine), kind, outcome }),
    recordAction: (engine, { action, outcome, seconds }) =>
      actions.record(seconds, { ...toAttributes(engine), action, outcome }),
    countTransitions: (axis, count) => transitions.add(count, { axis }),
    observeHistoryQueue: readLength =>
      queue.addCallback(result => result.observe(readLength())),
  };
}

/** How metrics name an engine. */
export function toAttributes({ type, name }: Engine): {
  'engine.type': string;
  'engine.name': string;
} {
  return { 'engine.type': type, 'engine.name': name };
}
