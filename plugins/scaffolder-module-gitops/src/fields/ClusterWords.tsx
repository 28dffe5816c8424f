import { ClusterState } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Text } from '@backstage/ui';
import { gitopsScaffolderTranslationRef } from '../gitopsScaffolderTranslationRef';
import { useInputStyles } from './useInputStyles';

/** What one should know of a cluster before choosing it. */
export function ClusterWords(props: {
  cluster: ClusterState;
  /** Of the service in question, when it runs there. */
  version?: string;
}) {
  const { t } = useTranslationRef(gitopsScaffolderTranslationRef);
  const classes = useInputStyles();
  const { cluster, version } = props;
  const { cloud, region } = cluster.labels;
  const engines = [...new Set(cluster.engines.map(({ type }) => type))];
  const unreachable = cluster.engines.find(
    ({ reachable }) => reachable?.ok === false,
  )?.reachable;
  const facts = [
    cloud,
    region,
    engines.length
      ? engines.map(toEngineName).join(', ')
      : t('clusters.noEngine'),
    version && t('clusters.runs', { version }),
  ].filter(Boolean);

  function toEngineName(type: string): string {
    if (type === 'argocd') return t('engine.argocd');
    return type === 'flux' ? t('engine.flux') : type;
  }

  return (
    <span>
      {cluster.name}{' '}
      <Text as="span" color="secondary" variant="body-small">
        {facts.join(' · ')}
      </Text>
      {unreachable && (
        <Text as="span" className={classes.danger} variant="body-small">
          {` · ${t('clusters.unreachable', {
            since: new Date(unreachable.since).toLocaleString(),
          })}`}
        </Text>
      )}
    </span>
  );
}
