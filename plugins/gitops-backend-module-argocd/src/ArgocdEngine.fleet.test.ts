import { describeEngineConformance } from '@backstage-gitops/plugin-gitops-node/testUtils';
import { createFleetEngineWorld } from './__testUtils__/createFleetEngineWorld';

// Against the embedded fleet: another author's understanding of Argo CD than ours, held against recordings.
describeEngineConformance(
  'ArgocdEngine over the fleet',
  createFleetEngineWorld,
);
