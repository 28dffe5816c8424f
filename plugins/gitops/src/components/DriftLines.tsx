import {
  Deployment,
  deriveDriftHealing,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { DetailsTooltip } from './DetailsTooltip';
import { RelativeTime } from './RelativeTime';
import { SinceTime } from './SinceTime';
import { useBoardStyles } from './useBoardStyles';
import { useDetailsStyles } from './useDetailsStyles';

/**
 * What moved on the cluster without Git, since when, and whether it corrects itself; that nobody looks,
 * quietly; what was corrected. Nothing where all was compared and is equal.
 */
export function DriftLines(props: { deployment: Deployment }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const details = useDetailsStyles();
  const { deployment } = props;
  const { state, since, message } = deployment.drift;
  const healing = deriveDriftHealing(deployment);

  if (state === 'drifted') {
    return (
      <>
        <div className={classes.small}>
          {message ? t('sync.driftedMessage', { message }) : t('sync.drifted')}
        </div>
        <SinceTime kind="since" at={since ?? deployment.since.sync} />
        {healing && healing !== 'unknown' && (
          <div className={healing === 'heals' ? classes.small : classes.loud}>
            {t(`drift.${healing}`)}
          </div>
        )}
      </>
    );
  }
  if (state === 'none') {
    return message ? (
      <div className={classes.small}>
        <DetailsTooltip className={details.text} details={message}>
          {t('drift.corrected')}
        </DetailsTooltip>{' '}
        {since && <RelativeTime at={since} />}
      </div>
    ) : null;
  }
  if (state === 'unknown' && !message) return null;
  return (
    <div className={classes.small}>
      <DetailsTooltip
        className={details.text}
        details={message || t('drift.notCheckedWhy')}
      >
        {t(`drift.${state}`)}
      </DetailsTooltip>
    </div>
  );
}
