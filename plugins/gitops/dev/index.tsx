import {
  ActionRecord,
  GitopsApi,
  LogEvent,
} from '@backstage-gitops/plugin-gitops-common';
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
import { createChecks } from '../src/__testUtils__/createChecks';
import { createEntityDeployments } from '../src/__testUtils__/createEntityDeployments';
import { explanation, figures, history } from '../src/__testUtils__/answers';
import {
  failingDetails,
  quietDetails,
  waitingCommits,
} from '../src/__testUtils__/drawer/details';
import { driftedDiff, fieldsDiff } from '../src/__testUtils__/drawer/diffs';
import { events } from '../src/__testUtils__/drawer/events';
import { createLogLines } from '../src/__testUtils__/drawer/logLines';
import {
  createManyNodes,
  failingTree,
  rolloutTree,
} from '../src/__testUtils__/drawer/trees';
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

let actions: ActionRecord[] = [];

const fakeApi: Pick<
  GitopsApi,
  | 'getEntityDeployments'
  | 'getDeploymentHistory'
  | 'getDeliveryFigures'
  | 'explainEntity'
  | 'getDeploymentDetails'
  | 'getDeploymentCommits'
  | 'getDeploymentResources'
  | 'getDeploymentResource'
  | 'getDeploymentDiff'
  | 'getDeploymentEvents'
  | 'streamDeploymentLogs'
  | 'getActionChecks'
  | 'getResourceActions'
  | 'getActions'
  | 'runAction'
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
  async getDeploymentDetails(id) {
    return structuredClone(id.includes('gcp') ? failingDetails : quietDetails);
  },
  async getDeploymentCommits() {
    return structuredClone(waitingCommits);
  },
  async getDeploymentResources(id) {
    if (id.includes('staging')) return createManyNodes(2_000);
    return structuredClone(id.includes('aws') ? rolloutTree : failingTree);
  },
  async getDeploymentResource(id, ref) {
    const { nodes } = await this.getDeploymentResources(id);
    const node = nodes.find(
      one => one.ref.kind === ref.kind && one.ref.name === ref.name,
    );
    if (!node) throw new Error('No such resource');
    return {
      node,
      manifest: driftedDiff.resources[0].live?.full ?? '',
    };
  },
  async getDeploymentDiff(id) {
    return structuredClone(id.includes('azure') ? fieldsDiff : driftedDiff);
  },
  async getDeploymentEvents(_, { resource } = {}) {
    return {
      items: events.items.filter(
        ({ about }) => !resource || about.name === resource.name,
      ),
      problems: [],
    };
  },
  streamDeploymentLogs: (id, query, options) =>
    streamLines(id.includes('staging') ? 10_000 : 400, {
      follow: query.follow === true,
      signal: options?.signal,
    }),
  async getDeliveryFigures(_, { days = 30 } = {}) {
    return { ...structuredClone(figures), days };
  },
  async explainEntity() {
    return structuredClone(explanation);
  },
  async getActionChecks(ids) {
    return {
      items: ids.map(id => ({
        id,
        actions: id.startsWith('flux')
          ? createChecks({}, ['reconcile', 'suspend', 'resume'])
          : createChecks({ 'auto-sync': { permitted: false } }),
      })),
    };
  },
  async getResourceActions(_, { kind }) {
    const restart = { name: 'restart', title: 'Restart', destructive: true };
    return {
      items: kind === 'Deployment' ? [{ ...restart, disabled: false }] : [],
    };
  },
  async getActions() {
    return { items: actions };
  },
  async runAction(id, { action, parameters }) {
    const record: ActionRecord = {
      id: String(actions.length),
      target: { type: 'deployment', id },
      subject: id,
      action,
      parameters,
      by: 'user:default/guest',
      state: 'Requested',
      startedAt: new Date().toISOString(),
    };
    actions = [record, ...actions];
    setTimeout(() => {
      actions = actions.map(one =>
        one.id === record.id ? { ...one, state: 'Succeeded' } : one,
      );
    }, 8_000);
    return record;
  },
};

/** So many lines at once, then one a second for as long as somebody follows. */
async function* streamLines(
  count: number,
  options: { follow: boolean; signal?: AbortSignal },
): AsyncGenerator<LogEvent> {
  yield* createLogLines(count);
  const [line] = createLogLines(1);
  while (options.follow && !options.signal?.aborted) {
    await new Promise(resolve => setTimeout(resolve, 1_000));
    yield { ...line, at: new Date().toISOString() } as LogEvent;
  }
  yield { type: 'end' };
}

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
