import {
  EngineError,
  EngineEvent,
  Latch,
  toEngineError,
} from '@backstage-gitops/plugin-gitops-node';
import { checkClusters } from './checkClusters';
import { followApplications } from './followApplications';
import { followSets } from './followSets';
import { keepMembers } from './keepMembers';
import { Membership } from './Membership';
import { ObservationTask } from './ObservationTask';
import { probeClusters } from './probeClusters';

/** Changes of so many milliseconds are told together. */
const GATHER_MS = 75;

/**
 * One observation, from nothing: a stream fills the picture, the small list says when it is full and
 * what was lost, the clusters give names and labels. Ends silently when `signal` aborts, and with one
 * `error` event when any of it fails.
 *
 * @param options - what the tasks share, without what is made here
 */
export async function* observeApplications(
  options: Omit<ObservationTask, 'notify'>,
): AsyncGenerator<EngineEvent> {
  const { picture, timing } = options;
  const over = new AbortController();
  const latch = new Latch();
  const end = () => {
    over.abort();
    latch.open();
  };
  if (options.signal.aborted) return;
  options.signal.addEventListener('abort', end, { once: true });

  const task: ObservationTask = {
    ...options,
    signal: over.signal,
    notify: () => latch.open(),
  };
  let failure: EngineError | undefined;
  const run = (work: Promise<void>) => {
    work.catch(error => {
      if (over.signal.aborted) return;
      const reason = toEngineError(error, options.client.subject);
      failure ??= reason;
      options.failures?.note(reason, { isOutage: true });
      latch.open();
    });
  };
  options.failures?.begin();
  const membership = new Membership(picture);
  run(followApplications(task));
  run(keepMembers(task, membership));
  run(
    followSets(task, () => {
      membership.setSetsRead();
      latch.open();
    }),
  );
  run(
    checkClusters(task).then(() => {
      membership.setClustersRead();
      latch.open();
    }),
  );

  let isTold = false;
  try {
    while (!over.signal.aborted) {
      await latch.wait();
      if (isTold && !failure) await timing.sleep(GATHER_MS, over.signal);
      if (over.signal.aborted) return;
      if (!isTold && !failure && membership.isFull()) {
        isTold = true;
        picture.clusters.takeStrangers();
        options.failures?.settle();
        yield { type: 'full', ...picture.takeAll() };
        run(probeClusters(task));
      } else if (isTold) {
        // A cluster registered a moment ago has labels that were not read yet.
        if (picture.clusters.takeStrangers()) run(checkClusters(task));
        const change = picture.takeChange();
        if (change) yield { type: 'delta', ...change };
      }
      if (failure) {
        yield toErrorEvent(failure);
        return;
      }
    }
  } finally {
    options.signal.removeEventListener('abort', end);
    over.abort();
  }
}

function toErrorEvent(error: EngineError): EngineEvent {
  return {
    type: 'error',
    error: error.toProblem(),
    ...(error.retryAfterMs !== undefined && {
      retryAfterMs: error.retryAfterMs,
    }),
  };
}
