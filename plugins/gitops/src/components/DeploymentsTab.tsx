import { selectEmptyReason } from '@backstage-gitops/plugin-gitops-common';
import {
  DEFAULT_NAMESPACE,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useMemo } from 'react';
import { useBoardFilter } from '../hooks/useBoardFilter';
import { useEntityDeployments } from '../hooks/useEntityDeployments';
import { useLanguage } from '../hooks/useLanguage';
import { useNow } from '../hooks/useNow';
import { BoardSkeleton } from './BoardSkeleton';
import { ClockContext } from './ClockContext';
import { DeploymentsBoard } from './DeploymentsBoard';
import { DeploymentsProblem } from './DeploymentsProblem';
import { deriveProblem } from './deriveProblem';
import { EmptyDeployments } from './EmptyDeployments';
import { useBoardStyles } from './useBoardStyles';

/** The Deployments tab of the entity whose page this is. */
export function DeploymentsTab() {
  const classes = useBoardStyles();
  const now = useNow();
  const language = useLanguage();
  const clock = useMemo(() => ({ now, language }), [now, language]);
  return (
    <ClockContext.Provider value={clock}>
      <div className={classes.root} data-testid="gitops-deployments">
        <DeploymentsContent />
      </div>
    </ClockContext.Provider>
  );
}

function DeploymentsContent() {
  const { entity } = useEntity();
  const { name, namespace = DEFAULT_NAMESPACE } = entity.metadata;
  const named = { name, ref: stringifyEntityRef(entity) };
  const filter = useBoardFilter();
  const { deployments, failure, retry } = useEntityDeployments({
    kind: entity.kind,
    namespace,
    name,
  });

  const problem = failure && deriveProblem(failure.error);
  // What may not be seen any more is not shown any longer either.
  const gone = problem === 'forbidden' || problem === 'notFound';
  if (problem && (gone || !deployments)) {
    return (
      <DeploymentsProblem entity={named} problem={problem} onRetry={retry} />
    );
  }
  if (!deployments) return <BoardSkeleton />;

  const reason = selectEmptyReason(deployments);
  return reason ? (
    <EmptyDeployments
      entity={named}
      reason={reason}
      deployments={deployments}
    />
  ) : (
    <DeploymentsBoard
      name={name}
      deployments={deployments}
      filter={filter}
      failedSince={failure?.since}
    />
  );
}
