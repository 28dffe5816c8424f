import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ActionRecord,
  GITOPS_ACTIONS_SIGNAL_CHANNEL,
} from '@backstage-gitops/plugin-gitops-common';
import { SignalsService } from '@backstage/plugin-signals-node';

/** Tells the browsers of whoever took an action that it moved on; without data. */
export function createActionNotifier(options: {
  signals: SignalsService;
  logger: Pick<LoggerService, 'debug'>;
}): (record: Pick<ActionRecord, 'by'>) => void {
  const { signals, logger } = options;
  return ({ by }) => {
    if (!by.startsWith('user:')) return;
    signals
      .publish({
        recipients: { type: 'user', entityRef: by },
        channel: GITOPS_ACTIONS_SIGNAL_CHANNEL,
        message: {},
      })
      .catch(error => logger.debug('A browser could not be told', error));
  };
}
