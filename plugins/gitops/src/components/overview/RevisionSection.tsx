import {
  Deployment,
  DeploymentSource,
  toShortRevision,
} from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { CommitText } from '../CommitText';
import { SourceActions } from '../actions/SourceActions';
import { Fact } from '../Fact';
import { FactList } from '../FactList';
import { RelativeTime } from '../RelativeTime';
import { useBoardStyles } from '../useBoardStyles';
import { WaitingCommits } from './WaitingCommits';

/** What runs, what should run, from where, by whose commit, and what waits between the two. */
export function RevisionSection(props: { deployment: Deployment }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const { deployment } = props;
  const { commit, revision, sources, version } = deployment;

  function toPlaceText({ repository, path, chart }: DeploymentSource): string {
    if (chart) return t('revision.chart', { chart, repository });
    return path ? t('revision.namedAt', { path, repository }) : repository;
  }

  /** Several may be fetched by one object, which has one set of buttons. */
  const isFirst = (source: DeploymentSource) =>
    source ===
    sources.find(({ object }) => object && object.id === source.object?.id);

  return (
    <FactList title={t('revision.title')}>
      <Fact label={t('revision.version')}>
        {version ? (
          <>
            <span className={classes.strong}>
              {toShortRevision(version.value)}
            </span>{' '}
            <span className={classes.small}>
              {t(`version.rule.${version.rule}`)}
            </span>
          </>
        ) : (
          t('version.unknown')
        )}
      </Fact>
      <Fact label={t('revision.commit')}>
        <CommitText commit={commit} revision={revision.applied} />
        {commit?.at && (
          <div className={classes.small}>
            <RelativeTime at={commit.at} />
          </div>
        )}
      </Fact>
      {revision.target && (
        <Fact label={t('revision.target')}>{revision.target}</Fact>
      )}
      <Fact label={t('revision.applied')}>
        <CommitText revision={revision.applied} />
      </Fact>
      <Fact label={t('revision.desired')}>
        <CommitText revision={revision.desired} />{' '}
        {revision.desired && revision.desired === revision.applied && (
          <span className={classes.small}>{t('revision.same')}</span>
        )}
      </Fact>
      {sources.map((source, index) => (
        <Fact
          key={toPlaceText(source)}
          label={
            sources.length > 1
              ? t('revision.sourceOf', { number: String(index + 1) })
              : t('revision.source')
          }
        >
          {toPlaceText(source)}
          {index > 0 && source.applied && (
            <div className={classes.small}>
              {toShortRevision(source.applied)}
            </div>
          )}
          {source.object && (
            <>
              <div className={classes.small}>
                {t(
                  source.object.suspended
                    ? 'revision.fetchedBySuspended'
                    : 'revision.fetchedBy',
                  {
                    kind: source.object.kind,
                    namespace: source.object.namespace,
                    name: source.object.name,
                  },
                )}
              </div>
              {isFirst(source) && (
                <SourceActions deployment={deployment} source={source.object} />
              )}
            </>
          )}
        </Fact>
      ))}
      <Fact label={t('revision.waiting')}>
        <WaitingCommits deployment={deployment} />
      </Fact>
    </FactList>
  );
}
