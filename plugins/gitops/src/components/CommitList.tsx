import { DeploymentCommits } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { CommitText } from './CommitText';
import { RelativeTime } from './RelativeTime';
import { useBoardStyles } from './useBoardStyles';
import { useFactStyles } from './useFactStyles';
import { useShownPart } from './useShownPart';

/** The commits between two revisions, newest first, and whether these are all. */
export function CommitList(props: {
  commits: DeploymentCommits;
  label: string;
  /** What is said when there is none. */
  none: string;
}) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useFactStyles();
  const board = useBoardStyles();
  const { commits, label, none } = props;
  const { items, state } = commits;
  const { shown, more } = useShownPart(items);
  if (state === 'unknown') return <>{t('revision.unknown')}</>;
  if (items.length === 0) return <>{none}</>;
  return (
    <>
      <ol className={classes.plainList} aria-label={label}>
        {shown.map(commit => (
          <li key={commit.sha}>
            <CommitText commit={commit} />
            {commit.at && (
              <div className={board.small}>
                <RelativeTime at={commit.at} />
              </div>
            )}
          </li>
        ))}
      </ol>
      {more}
      {state === 'cut' && (
        <div className={board.small}>{t('revision.cut')}</div>
      )}
    </>
  );
}
