import { ResourceNode } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { Fact } from '../Fact';
import { OutsideLink } from '../OutsideLink';
import { RelativeTime } from '../RelativeTime';
import { selectWebAddress } from '../selectWebAddress';
import { SinceTime } from '../SinceTime';
import { useBoardStyles } from '../useBoardStyles';
import { useFactStyles } from '../useFactStyles';
import { ContainerItem } from './ContainerItem';
import { useSpecificsText } from './useSpecificsText';

/** What is known of a resource, a line each: what its kind has to say, its conditions and containers. */
export function ResourceFacts(props: { node: ResourceNode }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useFactStyles();
  const board = useBoardStyles();
  const toSpecificsText = useSpecificsText();
  const { ref, specifics, message, createdAt, conditions, images, wave } =
    props.node;
  const texts = toSpecificsText(specifics);
  const pod = specifics?.type === 'pod' ? specifics : undefined;
  const runs = specifics?.type === 'rollout' ? specifics.analysisRuns : [];
  const urls =
    specifics?.type === 'route' ? specifics.urls.filter(selectWebAddress) : [];

  return (
    <dl className={classes.list}>
      {message && <Fact label={t('resource.message')}>{message}</Fact>}
      {specifics && specifics.type !== 'route' && texts.length > 0 && (
        <Fact
          label={
            specifics.type === 'pod'
              ? t('pod.status')
              : t(`${specifics.type}.label`)
          }
        >
          {texts.map(text => (
            <div key={text}>{text}</div>
          ))}
        </Fact>
      )}
      {pod?.node && <Fact label={t('pod.node')}>{pod.node}</Fact>}
      {pod?.containers && (
        <Fact label={t('resource.containers')}>
          <ul className={classes.plainList}>
            {pod.containers.map(container => (
              <ContainerItem key={container.name} container={container} />
            ))}
          </ul>
        </Fact>
      )}
      {runs.length > 0 && (
        <Fact label={t('rollout.analysis')}>
          <ul className={classes.plainList}>
            {runs.map(run => (
              <li key={run.name}>
                {`${run.name}: ${run.phase}`}
                {run.message && (
                  <div className={board.small}>{run.message}</div>
                )}
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {urls.length > 0 && (
        <Fact label={t('resource.opens')}>
          {urls.map(url => (
            <div key={url}>
              <OutsideLink href={url} label={t('resources.openUrl', { url })}>
                {url}
              </OutsideLink>
            </div>
          ))}
        </Fact>
      )}
      {conditions && (
        <Fact label={t('resource.conditions')}>
          {conditions.length === 0 ? (
            t('resource.noConditions')
          ) : (
            <ul className={classes.plainList}>
              {conditions.map(condition => (
                <li key={condition.type}>
                  <span className={board.strong}>
                    {`${condition.type}=${condition.status}`}
                  </span>{' '}
                  {condition.reason}{' '}
                  <SinceTime kind="since" at={condition.since} />
                  {condition.message && (
                    <div className={board.small}>{condition.message}</div>
                  )}
                </li>
              ))}
            </ul>
          )}
        </Fact>
      )}
      {images && images.length > 0 && (
        <Fact label={t('resource.images')}>
          {images.map(image => (
            <div key={image} className={board.monospace}>
              {image}
            </div>
          ))}
        </Fact>
      )}
      {createdAt && (
        <Fact label={t('resource.created')}>
          <RelativeTime at={createdAt} />
        </Fact>
      )}
      {wave !== undefined && (
        <Fact label={t('resource.wave')}>{String(wave)}</Fact>
      )}
      <Fact label={t('resource.group')}>
        {[ref.group || 'core', ref.version].filter(Boolean).join('/')}
      </Fact>
      {ref.namespace && (
        <Fact label={t('resource.namespace')}>{ref.namespace}</Fact>
      )}
    </dl>
  );
}
