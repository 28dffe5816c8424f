import { PodContainer } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsTranslationRef } from '../../gitopsTranslationRef';
import { LongMessage } from '../LongMessage';
import { useBoardStyles } from '../useBoardStyles';

/** One container of a Pod: how it is, why, and how often it was started again. */
export function ContainerItem(props: { container: PodContainer }) {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useBoardStyles();
  const { name, image, ready, restarts, state, reason, message, init } =
    props.container;
  const { lastReason } = props.container;
  return (
    <li>
      <span className={classes.strong}>{name}</span>{' '}
      {[
        init && t('pod.init'),
        t(`pod.containerState.${state}`),
        reason,
        !init && (ready ? t('pod.isReady') : t('pod.notReady')),
        restarts > 0 && t('pod.restarts', { count: restarts }),
        lastReason && t('pod.before', { reason: lastReason }),
      ]
        .filter(Boolean)
        .join(' · ')}
      {image && <div className={classes.monospace}>{image}</div>}
      <LongMessage text={message} />
    </li>
  );
}
