import {
  Deployment,
  toShortRevision,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { BoardCell } from './BoardCell';
import { selectWebAddress } from './selectWebAddress';
import { useBoardStyles } from './useBoardStyles';

/** The commit that brought what runs, its first line and its author; until it is resolved, the applied revision. */
export function CommitCell(props: { deployment: Deployment }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const { commit, revision } = props.deployment;
  const whole = commit?.sha ?? revision.applied;
  const address = selectWebAddress(commit?.url);

  return (
    <BoardCell label={t('column.commit')}>
      {whole ? (
        <span title={whole}>
          {address ? (
            <Link
              href={address}
              target="_blank"
              rel="noopener noreferrer"
              className={classes.monospace}
              aria-label={t('commit.open', {
                revision: toShortRevision(whole),
              })}
            >
              {toShortRevision(whole)}
            </Link>
          ) : (
            <span className={classes.monospace}>{toShortRevision(whole)}</span>
          )}
        </span>
      ) : (
        <span className={classes.small}>{t('commit.unknown')}</span>
      )}
      {commit?.message && ` ${commit.message}`}
      {commit?.author && <div className={classes.small}>{commit.author}</div>}
    </BoardCell>
  );
}
