import {
  ImageAutomation,
  toShortRevision,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { ClockContext } from '../ClockContext';
import { Fact } from '../Fact';
import { StatusChip } from '../StatusChip';
import { toRelativeTime } from '../toRelativeTime';
import { useBoardStyles } from '../useBoardStyles';

/** What moves one image by itself: by which policy, to what, how lately, and why not. */
export function ImageAutomationFact(props: { automation: ImageAutomation }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const clock = useContext(ClockContext);
  const classes = useBoardStyles();
  const { tool, image, policy, name, latestTag } = props.automation;
  const { scannedAt, pushedAt, pushedCommit, suspended, error } =
    props.automation;
  const toTime = (at: string) => toRelativeTime(at, clock) ?? t('time.justNow');

  function toPushed(): string | undefined {
    if (!pushedAt) return undefined;
    const time = toTime(pushedAt);
    return pushedCommit
      ? t('automate.pushed', { commit: toShortRevision(pushedCommit), time })
      : t('automate.pushedOnly', { time });
  }

  return (
    <Fact label={t('automate.image')}>
      <div className={classes.monospace}>{image}</div>
      <div>
        {t('automate.policy', {
          tool: t(`automate.tool.${tool}`),
          name,
          policy,
        })}{' '}
        {latestTag
          ? t('automate.latest', { tag: latestTag })
          : t('automate.noLatest')}
      </div>
      <div className={classes.small}>
        {[
          scannedAt && t('automate.scanned', { time: toTime(scannedAt) }),
          toPushed(),
        ]
          .filter(Boolean)
          .join(' ')}
      </div>
      {suspended && (
        <StatusChip tone="warning" sign="‖">
          {t('automate.suspended')}
        </StatusChip>
      )}
      {error && <div className={classes.loud}>{error.message}</div>}
    </Fact>
  );
}
