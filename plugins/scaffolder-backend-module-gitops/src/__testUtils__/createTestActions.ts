import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { JsonObject } from '@backstage/types';
import { createActions } from '../actions/createActions';

type Overrides = { isDryRun?: boolean; user?: object };

/** Runs actions as a task does: one workspace, one step after the other. */
export function createTestActions(options: {
  repositoryUrl: string;
  config?: JsonObject;
  discovery?: ReturnType<typeof mockServices.discovery>;
  /** What is registered in the catalog; what is taken out leaves it. */
  locations?: { id: string; type: string; target: string }[];
  /** What the catalog does before one leaves it. */
  unregister?: () => Promise<void>;
  /** What the catalog does when it is to read an entity again. */
  refresh?: (entityRef: string) => Promise<void>;
}) {
  const actions = new Map(
    createActions({
      config: mockServices.rootConfig({
        data: {
          gitops: {
            repository: { url: options.repositoryUrl, defaultBranch: 'main' },
          },
          ...options.config,
        },
      }),
      auth: mockServices.auth(),
      catalog: {
        getLocationByRef: async ref =>
          options.locations?.find(
            ({ type, target }) => `${type}:${target}` === ref,
          ),
        removeLocationById: async id => {
          await options.unregister?.();
          options.locations?.splice(
            options.locations.findIndex(each => each.id === id),
            1,
          );
        },
        refreshEntity: async ref => options.refresh?.(ref),
      },
      discovery: options.discovery ?? mockServices.discovery(),
      now: () => new Date(),
      random: Math.random,
      sleep: (ms, signal) => setTimeout(ms, undefined, { signal }),
    }).map(action => [action.id, action]),
  );

  /** A task of its own, with an empty workspace. */
  async function startTask(overrides: Overrides = {}) {
    const workspacePath = await mkdtemp(join(tmpdir(), 'gitops-task-'));
    const lines: string[] = [];
    async function run(id: string, input: JsonObject = {}) {
      const action = actions.get(id);
      if (!action) throw new Error(`no action ${id}`);
      const output: Record<string, unknown> = {};
      const context = createMockActionContext({
        input,
        workspacePath,
        task: { id: 'task-1' },
        ...('user' in overrides && { user: overrides.user as never }),
      });
      const logger = mockServices.logger.mock();
      for (const level of ['info', 'warn'] as const) {
        logger[level].mockImplementation(line => {
          lines.push(String(line));
        });
      }
      await action.handler({
        ...context,
        logger,
        isDryRun: overrides.isDryRun ?? false,
        checkpoint: async ({ fn }: { fn: () => Promise<unknown> }) => fn(),
        getInitiatorCredentials: async () => mockCredentials.user(),
        output: (name: string, value: unknown) => {
          output[name] = value;
        },
      } as never);
      return output;
    }
    return { run, lines, workspacePath };
  }
  return { startTask, actions };
}
