import { LoggerService } from '@backstage/backend-plugin-api';
import { GITOPS_SIGNAL_CHANNEL } from '@backstage-gitops/plugin-gitops-common';
import { SignalsService } from '@backstage/plugin-signals-node';

const PAUSE_MS = 1_000;

/**
 * Tells browsers that something changed: at once, then at most once a second, the last change
 * included. Without data, because signals are broadcast to everyone who is signed in.
 *
 * @param onChange - calls its argument at every change; returns how to stop
 * @returns how to stop
 */
export function broadcastChanges(
  onChange: (listener: () => void) => () => void,
  options: {
    signals: SignalsService;
    logger: Pick<LoggerService, 'debug'>;
    setTimer?: (run: () => void, ms: number) => { clear: () => void };
  },
): () => void {
  const { signals, logger, setTimer = startTimer } = options;
  let pause: { clear: () => void } | undefined;
  let hasMore = false;

  function broadcast() {
    hasMore = false;
    pause = setTimer(() => {
      pause = undefined;
      if (hasMore) broadcast();
    }, PAUSE_MS);
    signals
      .publish({
        recipients: { type: 'broadcast' },
        channel: GITOPS_SIGNAL_CHANNEL,
        message: {},
      })
      .catch(error => logger.debug('Browsers could not be told', error));
  }

  const stop = onChange(() => {
    if (pause) hasMore = true;
    else broadcast();
  });
  return () => {
    stop();
    pause?.clear();
  };
}

function startTimer(run: () => void, ms: number) {
  const timer = setTimeout(run, ms);
  timer.unref();
  return { clear: () => clearTimeout(timer) };
}
