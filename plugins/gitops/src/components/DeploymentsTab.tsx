import { selectEmptyReason } from '@backstage-gitops/plugin-gitops-common';
import {
  DEFAULT_NAMESPACE,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useAddressedDeployment } from '../hooks/useAddressedDeployment';
import { useBoardFilter } from '../hooks/useBoardFilter';
import { useDrawerAddress } from '../hooks/useDrawerAddress';
import { useEntityDeployments } from '../hooks/useEntityDeployments';
import { ActionsProvider } from './actions/ActionsProvider';
import { BoardSkeleton } from './BoardSkeleton';
import { ClockProvider } from './ClockProvider';
import { DeploymentDrawer } from './DeploymentDrawer';
import { DeploymentsBoard } from './DeploymentsBoard';
import { DeploymentsProblem } from './DeploymentsProblem';
import { deriveProblem } from './deriveProblem';
import { EmptyDeployments } from './EmptyDeployments';
import { OpenDrawerContext } from './OpenDrawerContext';
import { TemplatesContext } from './templates/TemplatesContext';
import { useBoardTemplates } from './templates/useBoardTemplates';
import { useBoardStyles } from './useBoardStyles';
import { useSurfaceStyles } from './useSurfaceStyles';

/** The Deployments tab of the entity whose page this is. */
export function DeploymentsTab() {
  const classes = useBoardStyles();
  const surface = useSurfaceStyles();
  return (
    <ClockProvider>
      <div
        className={`${surface.surface} ${classes.root}`}
        data-testid="gitops-deployments"
      >
        <DeploymentsContent />
      </div>
    </ClockProvider>
  );
}

function DeploymentsContent() {
  const { entity } = useEntity();
  const { name, namespace = DEFAULT_NAMESPACE } = entity.metadata;
  const entityName = { kind: entity.kind, namespace, name };
  const named = { ...entityName, ref: stringifyEntityRef(entity) };
  const filter = useBoardFilter();
  const { deployments, failure, retry } = useEntityDeployments(entityName);
  const drawer = useDrawerAddress(deployments?.items);
  const addressed = useAddressedDeployment(
    drawer.deployment,
    deployments?.items,
  );
  const templates = useBoardTemplates(entityName, deployments);

  const problem = failure && deriveProblem(failure.error);
  // What may not be seen any more is not shown any longer either.
  const gone = problem === 'forbidden' || problem === 'notFound';
  if (problem && (gone || !deployments)) {
    return (
      <DeploymentsProblem entity={named} problem={problem} onRetry={retry} />
    );
  }
  if (!deployments) return <BoardSkeleton />;

  const { items } = deployments;
  const { deployment } = addressed;
  const isElsewhere = deployment && !items.includes(deployment);
  const reason = selectEmptyReason(deployments);
  return (
    <OpenDrawerContext.Provider value={drawer.open}>
      <TemplatesContext.Provider value={templates}>
        <ActionsProvider
          deployments={isElsewhere ? [...items, deployment] : items}
        >
          {reason ? (
            <EmptyDeployments
              entity={named}
              reason={reason}
              deployments={deployments}
            />
          ) : (
            <DeploymentsBoard
              entity={entityName}
              deployments={deployments}
              filter={filter}
              failedSince={failure?.since}
            />
          )}
          <DeploymentDrawer
            address={drawer}
            addressed={addressed}
            board={deployments}
          />
        </ActionsProvider>
      </TemplatesContext.Provider>
    </OpenDrawerContext.Provider>
  );
}
