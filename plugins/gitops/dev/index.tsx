import { GitopsApi } from '@backstage-gitops/plugin-gitops-common';
import { Entity } from '@backstage/catalog-model';
import { createDevApp } from '@backstage/frontend-dev-utils';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import plugin, { gitopsApiRef } from '../src';
import { createEntityDeployments } from '../src/__testUtils__/createEntityDeployments';
import { explanation, figures, history } from '../src/__testUtils__/answers';
import * as faults from '../src/__testUtils__/faultScenarios';
import * as scenarios from '../src/__testUtils__/scenarios';

// One Component per state of the board: look at /catalog/default/component/<name>/deployments.
const answers = {
  'good-day': scenarios.goodDay,
  'worst-day': scenarios.worstDay,
  'engine-down': scenarios.engineDown,
  'forty-clusters': scenarios.fortyClusters,
  'rollout-stopped': faults.rolloutStopped,
  'broken-set': faults.brokenSet,
  'broken-set-alone': faults.brokenSetAlone,
  'waiting-day': faults.waitingDay,
  'drift-day': faults.driftDay,
  'thirty-lost': faults.thirtyLost,
  empty: createEntityDeployments([]),
  'no-engines': createEntityDeployments([], { engines: [] }),
};

const entities = [...Object.keys(answers), 'broken', 'loading'].map(
  (name): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations: { 'gitops/app-name': 'checkout-api' } },
    spec: { type: 'service', lifecycle: 'production', owner: 'guests' },
  }),
);

const fakeApi: Pick<
  GitopsApi,
  | 'getEntityDeployments'
  | 'getDeploymentHistory'
  | 'getDeliveryFigures'
  | 'explainEntity'
> = {
  async getEntityDeployments({ name }) {
    if (name === 'loading') return new Promise(() => {});
    const answer = new Map(Object.entries(answers)).get(name);
    if (!answer) throw new Error('No backend here');
    return structuredClone(answer);
  },
  async getDeploymentHistory(id) {
    if (id.includes('azure')) throw new Error('No backend here');
    return structuredClone(
      id.includes('gcp') ? { deliveries: [], transitions: [] } : history,
    );
  },
  async getDeliveryFigures(_, { days = 30 } = {}) {
    return { ...structuredClone(figures), days };
  },
  async explainEntity() {
    return structuredClone(explanation);
  },
};

createDevApp({
  features: [
    catalogPlugin,
    plugin,
    createFrontendModule({
      pluginId: 'catalog',
      extensions: [
        ApiBlueprint.make({
          params: define =>
            define({
              api: catalogApiRef,
              deps: {},
              factory: () => catalogApiMock({ entities }),
            }),
        }),
      ],
    }),
    createFrontendModule({
      pluginId: 'gitops',
      extensions: [
        ApiBlueprint.make({
          params: define =>
            define({
              api: gitopsApiRef,
              deps: {},
              factory: () => fakeApi as GitopsApi,
            }),
        }),
      ],
    }),
  ],
});
