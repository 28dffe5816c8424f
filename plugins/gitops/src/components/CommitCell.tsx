import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { BoardCell } from './BoardCell';
import { CommitText } from './CommitText';

/** The commit that brought what runs; until it is resolved, the applied revision. */
export function CommitCell(props: { deployment: Deployment }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const { commit, revision } = props.deployment;
  return (
    <BoardCell label={t('column.commit')}>
      <CommitText commit={commit} revision={revision.applied} />
    </BoardCell>
  );
}
