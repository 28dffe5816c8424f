import { Deployment } from '@backstage-gitops/plugin-gitops-common';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { gitopsScaffolderTranslationRef } from '../gitopsScaffolderTranslationRef';
import { ClusterGroup } from '../selection/selectClusterGroups';
import { ClusterWords } from './ClusterWords';
import { FieldFrame } from './FieldFrame';

/** Names the clusters where none has to be chosen, because it is about all of them. */
export function AllClusters(props: {
  id?: string;
  groups: readonly ClusterGroup[];
  /** The service in question, by the name of its cluster. */
  running: ReadonlyMap<string, Deployment>;
}) {
  const { t } = useTranslationRef(gitopsScaffolderTranslationRef);
  const { id, groups, running } = props;
  const clusters = groups.flatMap(group => group.clusters);
  return (
    <FieldFrame
      id={id}
      label={t('clusters.all')}
      description={t('clusters.allOf', { count: clusters.length })}
    >
      <ul>
        {clusters.map(cluster => (
          <li key={cluster.name}>
            <ClusterWords
              cluster={cluster}
              version={running.get(cluster.name)?.version?.value}
            />
          </li>
        ))}
      </ul>
    </FieldFrame>
  );
}
