import {
  Deployment,
  deriveRowFreshness,
  EngineState,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Alert } from '@backstage/ui';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { ClockContext } from './ClockContext';
import { toClockTime } from './toClockTime';
import { useEngineName } from './useEngineName';

/** That the cluster or the engine behind a drawer does not answer, before one waits for it. Else nothing. */
export function DrawerNotice(props: {
  deployment: Deployment;
  engines: readonly EngineState[];
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const clock = useContext(ClockContext);
  const engineName = useEngineName();
  const { deployment, engines } = props;
  const freshness = deriveRowFreshness(deployment, engines);
  if (freshness.fresh) return null;

  const { reason, since, asOf, problem } = freshness;
  const subject =
    reason === 'cluster'
      ? deployment.cluster.name
      : engineName(deployment.engine);
  const state = engines.find(
    ({ engine }) =>
      engine.type === deployment.engine.type &&
      engine.name === deployment.engine.name,
  );
  return (
    <Alert
      icon
      role="status"
      status="danger"
      title={
        since
          ? t('notice.silent', { subject, time: toClockTime(since, clock) })
          : t('notice.silentUndated', { subject })
      }
      description={[
        reason === 'cluster' ? problem?.message : state?.error?.message,
        t('drawer.silentDetail', { subject }),
        asOf && t('drawer.asOf', { time: toClockTime(asOf, clock) }),
      ]
        .filter(Boolean)
        .join(' ')}
    />
  );
}
