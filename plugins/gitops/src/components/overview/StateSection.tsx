import {
  ConditionAdvice,
  Deployment,
  selectStateReasons,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { Fact } from '../Fact';
import { FactList } from '../FactList';
import { GoodState } from '../GoodState';
import { healthLooks } from '../healthLooks';
import { SinceTime } from '../SinceTime';
import { StateChip } from '../StateChip';
import { syncLooks } from '../syncLooks';
import { useBoardStyles } from '../useBoardStyles';
import { useFactStyles } from '../useFactStyles';
import { ConditionFact } from './ConditionFact';
import { StateReasonItem } from './StateReasonItem';

/** How a Deployment is, why, and what is to be done about it. */
export function StateSection(props: {
  deployment?: Deployment;
  /** The Deployments of its board, for what it waits for. */
  items: readonly Deployment[];
  fresh: boolean;
  /** What its engine says, once that was read. */
  conditions?: readonly ConditionAdvice[];
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useFactStyles();
  const board = useBoardStyles();
  const { deployment, items, fresh, conditions = [] } = props;
  const reasons = deployment ? selectStateReasons(deployment, items) : [];
  const loud = conditions.filter(({ severity }) => severity !== 'info');
  const quiet = conditions.filter(({ severity }) => severity === 'info');
  const good =
    deployment?.sync === 'Synced' &&
    deployment.health === 'Healthy' &&
    reasons.length === 0 &&
    loud.length === 0;
  // A sentence that advice is given on is not said twice.
  const said = new Set(loud.flatMap(({ raw, meaning }) => [raw, meaning]));
  const shown = reasons.filter(
    reason => reason.type !== 'message' || !said.has(reason.text),
  );

  return (
    <FactList title={t('overview.state')}>
      {deployment && (
        <Fact label={t('column.sync')}>
          <GoodState axis="sync" since={toGoodSince(deployment, 'sync')}>
            <StateChip
              word={t(`sync.${deployment.sync}`)}
              looks={syncLooks[deployment.sync]}
              fresh={fresh}
            />
          </GoodState>{' '}
          {deployment.sync !== 'Synced' && (
            <SinceTime kind="since" at={deployment.since.sync} />
          )}
        </Fact>
      )}
      {deployment && (
        <Fact label={t('column.health')}>
          <GoodState axis="health" since={toGoodSince(deployment, 'health')}>
            <StateChip
              word={t(`health.${deployment.health}`)}
              looks={healthLooks[deployment.health]}
              fresh={fresh}
            />
          </GoodState>{' '}
          {deployment.health !== 'Healthy' && (
            <SinceTime kind="since" at={deployment.since.health} />
          )}
        </Fact>
      )}
      {(good || shown.length > 0) && (
        <Fact label={t('overview.why')}>
          {good ? (
            t(deployment.asOf ? 'overview.goodLast' : 'overview.good')
          ) : (
            <ul className={classes.plainList}>
              {shown.map(reason => (
                <StateReasonItem key={JSON.stringify(reason)} reason={reason} />
              ))}
            </ul>
          )}
        </Fact>
      )}
      {deployment?.health === 'Degraded' && loud.length === 0 && (
        <Fact label={t('overview.todo')}>{t('overview.degraded')}</Fact>
      )}
      {loud.map(condition => (
        <ConditionFact key={toKey(condition)} condition={condition} />
      ))}
      {quiet.length > 0 && (
        <Fact label={t('overview.note')}>
          <details>
            <summary className={board.small}>
              {t('overview.quiet', { count: quiet.length })}
            </summary>
            <ul className={classes.plainList}>
              {quiet.map(condition => (
                <li key={toKey(condition)}>
                  {condition.meaning}{' '}
                  <SinceTime kind="since" at={condition.since} />
                  <div className={board.small}>
                    {condition.type}: {condition.raw}
                  </div>
                </li>
              ))}
            </ul>
          </details>
        </Fact>
      )}
    </FactList>
  );
}

function toGoodSince(
  { sync, health, since }: Deployment,
  axis: 'sync' | 'health',
): string | undefined {
  const good = axis === 'sync' ? sync === 'Synced' : health === 'Healthy';
  return good ? since[axis] : undefined;
}

function toKey({ type, raw }: ConditionAdvice): string {
  return `${type} ${raw}`;
}
