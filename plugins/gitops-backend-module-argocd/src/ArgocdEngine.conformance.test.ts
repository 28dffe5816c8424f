import { describeEngineConformance } from '@backstage-gitops/plugin-gitops-node/testUtils';
import { createArgocdEngineWorld } from './testing/createArgocdEngineWorld';

describeEngineConformance('ArgocdEngine', createArgocdEngineWorld);
