import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { useDeploymentCommits } from '../../hooks/useDeploymentCommits';
import { CommitList } from '../CommitList';
import { ReadResult } from '../ReadResult';

/** The commits between what is applied and what is desired. Where both are the same nothing is asked. */
export function WaitingCommits(props: { deployment: Deployment }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { id, revision } = props.deployment;
  const { applied, desired } = revision;
  const same = applied !== undefined && applied === desired;
  const read = useDeploymentCommits(id, {
    changes: JSON.stringify([applied, desired]),
    skip: same,
  });
  if (same) return <>{t('revision.none')}</>;
  return (
    <ReadResult read={read} what={t('revision.what')}>
      {commits => (
        <CommitList
          commits={commits}
          label={t('revision.waiting')}
          none={t('revision.noneKnown')}
        />
      )}
    </ReadResult>
  );
}
