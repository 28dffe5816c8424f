import {
  selectBoard,
  selectEmptyReason,
} from '@backstage-gitops/plugin-gitops-common';
import { DEFAULT_NAMESPACE } from '@backstage/catalog-model';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { EntityInfoCard, useEntity } from '@backstage/plugin-catalog-react';
import { Link } from '@backstage/ui';
import { gitopsTranslationRef } from '../gitopsTranslationRef';
import { useDeploymentsPath } from '../hooks/useDeploymentsPath';
import { useEntityDeployments } from '../hooks/useEntityDeployments';
import { CardEnvironment } from './CardEnvironment';
import { ClockProvider } from './ClockProvider';
import { deriveProblem } from './deriveProblem';
import { useCardStyles } from './useCardStyles';

/** As {@link DeploymentsCardContent}, with the present time. */
export function DeploymentsCard() {
  return (
    <ClockProvider>
      <DeploymentsCardContent />
    </ClockProvider>
  );
}

/**
 * Where the entity runs, one line per environment. Draws nothing while it does not know of anything:
 * the tab is the place that explains.
 */
function DeploymentsCardContent() {
  const { t } = useTranslationRef(gitopsTranslationRef);
  const classes = useCardStyles();
  const path = useDeploymentsPath();
  const { entity } = useEntity();
  const { name, namespace = DEFAULT_NAMESPACE } = entity.metadata;
  const { deployments, failure } = useEntityDeployments({
    kind: entity.kind,
    namespace,
    name,
  });

  const problem = failure && deriveProblem(failure.error);
  if (problem && problem !== 'unavailable') return null;
  if (!deployments && !problem) return null;
  if (deployments && selectEmptyReason(deployments)) return null;

  return (
    <EntityInfoCard
      title={t('board.title')}
      headerActions={
        path && (
          <Link href={path} aria-label={t('card.openLabel')}>
            {t('card.open')}
          </Link>
        )
      }
    >
      {problem && <div role="status">{t('card.unavailable')}</div>}
      {deployments && (
        <ul className={classes.lines} aria-label={t('board.title')}>
          {selectBoard(deployments).environments.map(environment => (
            <CardEnvironment
              key={environment.name ?? ''}
              environment={environment}
            />
          ))}
        </ul>
      )}
    </EntityInfoCard>
  );
}
