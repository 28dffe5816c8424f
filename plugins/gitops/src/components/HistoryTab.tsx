import { DeploymentHistory } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { useDeploymentHistory } from '../hooks/useDeploymentHistory';
import { ClockContext } from './ClockContext';
import { DeliveryList } from './DeliveryList';
import { deriveProblem } from './deriveProblem';
import { HistoryEntryActions } from './HistoryEntryActions';
import { ReadState } from './ReadState';
import { toClockTime } from './toClockTime';
import { TransitionList } from './TransitionList';
import { useBoardStyles } from './useBoardStyles';

/** What happened to a Deployment: its deliveries, and every change of a state. */
export function HistoryTab(props: {
  /** Of the Deployment. */
  id: string;
  entryActions?: HistoryEntryActions;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const { value, failure, retry } = useDeploymentHistory(props.id);
  const problem = failure && deriveProblem(failure.error);
  // What may not be seen any more is not shown any longer either.
  const gone = problem === 'forbidden' || problem === 'notFound';
  const history = gone ? undefined : value;

  function toFailedText(): string {
    if (problem === 'forbidden') return t('history.forbidden');
    if (problem === 'notFound') return t('history.notFound');
    return history ? t('history.failedOlder') : t('history.failed');
  }

  return (
    <div className={classes.stack}>
      <ReadState
        loading={!history}
        failed={Boolean(failure)}
        loadingText={t('history.loading')}
        failedText={toFailedText()}
        onRetry={retry}
      />
      {history && (
        <HistoryContent
          id={props.id}
          history={history}
          entryActions={props.entryActions}
        />
      )}
    </div>
  );
}

function HistoryContent(props: {
  id: string;
  history: DeploymentHistory;
  entryActions?: HistoryEntryActions;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const clock = useContext(ClockContext);
  const { deliveries, transitions, keptSince } = props.history;
  if (deliveries.length === 0 && transitions.length === 0) {
    return <p>{t('history.nothing')}</p>;
  }
  return (
    <>
      <DeliveryList
        id={props.id}
        deliveries={deliveries}
        actions={props.entryActions}
      />
      <TransitionList transitions={transitions} />
      {keptSince && (
        <p className={classes.small}>
          {t('history.keptSince', { time: toClockTime(keptSince, clock) })}
        </p>
      )}
    </>
  );
}
