import {
  Delivery,
  toShortRevision,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Button } from '@backstage/ui';
import { useContext } from 'react';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { useDeploymentCommits } from '../../hooks/useDeploymentCommits';
import { ClockContext } from '../ClockContext';
import { CommitList } from '../CommitList';
import { Fact } from '../Fact';
import { FactList } from '../FactList';
import { ReadResult } from '../ReadResult';
import { toClockTime } from '../toClockTime';
import { DeliveryComparison } from './selectComparison';

/** What two deliveries have different: versions, revisions, and the commits between. */
export function DeliveryComparisonPanel(props: {
  /** Of the Deployment. */
  id: string;
  comparison: DeliveryComparison;
  onClose: () => void;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const clock = useContext(ClockContext);
  const { id, comparison, onClose } = props;
  const { older, newer, versionChanged, range } = comparison;
  const read = useDeploymentCommits(id, { ...range, skip: !range });
  const toVersion = ({ version }: Delivery) =>
    version ? toShortRevision(version.value) : t('delivery.unknownVersion');
  const toRevision = ({ commit, revision }: Delivery) => {
    const whole = commit?.sha ?? revision;
    return whole ? toShortRevision(whole) : t('commit.unknown');
  };

  return (
    <div>
      <FactList
        title={t('compare.title', {
          older: toClockTime(older.startedAt, clock),
          newer: toClockTime(newer.startedAt, clock),
        })}
      >
        <Fact label={t('column.version')}>
          {versionChanged
            ? t('compare.change', {
                from: toVersion(older),
                to: toVersion(newer),
              })
            : t('compare.sameVersion', { version: toVersion(newer) })}
        </Fact>
        <Fact label={t('compare.revision')}>
          {t('compare.change', {
            from: toRevision(older),
            to: toRevision(newer),
          })}
        </Fact>
        <Fact label={t('compare.commits')}>
          {range ? (
            <ReadResult read={read} what={t('revision.what')}>
              {commits => (
                <CommitList
                  commits={commits}
                  label={t('compare.commits')}
                  none={t('compare.noCommits')}
                />
              )}
            </ReadResult>
          ) : (
            t('compare.noRange')
          )}
        </Fact>
      </FactList>
      <Button size="small" variant="secondary" onPress={onClose}>
        {t('compare.close')}
      </Button>
    </div>
  );
}
