import {
  Commit,
  toShortRevision,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { selectWebAddress } from './selectWebAddress';
import { useBoardStyles } from './useBoardStyles';

/** A commit with its first line and its author; until it is resolved, a revision. */
export function CommitText(props: { commit?: Commit; revision?: string }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const { commit, revision } = props;
  const whole = commit?.sha ?? revision;
  const address = selectWebAddress(commit?.url);

  return (
    <>
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
    </>
  );
}
