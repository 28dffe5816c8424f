import { ClustersNotice } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { ClockContext } from './ClockContext';
import { toClockTime } from './toClockTime';
import { useNamesText } from './useNamesText';

/** The first few of many clusters that do not answer, and all of them, each with its time, if one asks. */
export function UnreachableClusters(props: { notice: ClustersNotice }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const clock = useContext(ClockContext);
  const toNamesText = useNamesText();
  const { clusters } = props.notice;
  return (
    <>
      <div>{toNamesText(clusters.map(({ cluster }) => cluster))}</div>
      <details>
        <summary>{t('notice.clustersAll')}</summary>
        {clusters
          .map(({ cluster, since }) =>
            since
              ? t('notice.clusterSince', {
                  cluster,
                  time: toClockTime(since, clock),
                })
              : cluster,
          )
          .join(', ')}
      </details>
    </>
  );
}
