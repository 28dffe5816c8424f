import { describeEngineConformance } from '@backstage-gitops/plugin-gitops-node/testUtils';
import { createArgocdEngineWorld } from './__testUtils__/createArgocdEngineWorld';

describeEngineConformance('ArgocdEngine', createArgocdEngineWorld);
