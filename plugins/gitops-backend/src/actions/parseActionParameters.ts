import {
  DeploymentAction,
  DeploymentActionName,
} from '@backstage-gitops/plugin-gitops-common';
import { z } from 'zod';
import { parseStrictly } from '../parsing/parseStrictly';
import { resourceRefSchema } from '../parsing/parseResourceRef';

const text = z.string().min(1).max(1_000);
const flag = z.boolean().optional();
const none = z.strictObject({});

const sync = z.strictObject({
  revision: text.optional(),
  prune: flag,
  dryRun: flag,
  force: flag,
  resources: z.array(resourceRefSchema).min(1).max(500).optional(),
  options: z
    .array(
      z.string().regex(/^[A-Za-z]{1,60}=[A-Za-z0-9]{1,60}$/, {
        error: 'expected an option like ServerSideApply=true',
      }),
    )
    .max(50)
    .optional(),
});
const refresh = z.strictObject({ hard: flag });
const rollback = z.strictObject({ entry: text, prune: flag, dryRun: flag });
const autoSync = z.strictObject({ enabled: z.boolean() });
const resourceAction = z.strictObject({
  resource: resourceRefSchema,
  name: text,
  parameters: z.record(text, z.string().max(1_000)).optional(),
});
const reconcile = z.strictObject({
  withSource: flag,
  force: flag,
  reset: flag,
});

/**
 * Parses the parameters of an action, for example the body of `POST /deployments/:id/sync`.
 *
 * @throws InputError that names every field that is wrong or not known
 */
export function parseActionParameters(
  action: DeploymentActionName,
  value: unknown,
): DeploymentAction {
  const parse = <T>(schema: z.ZodType<T>) =>
    parseStrictly(schema, value ?? {}, 'Field');
  switch (action) {
    case 'sync':
      return { action, parameters: parse(sync) };
    case 'refresh':
      return { action, parameters: parse(refresh) };
    case 'rollback':
      return { action, parameters: parse(rollback) };
    case 'auto-sync':
      return { action, parameters: parse(autoSync) };
    case 'resource-action':
      return { action, parameters: parse(resourceAction) };
    case 'reconcile':
      return { action, parameters: parse(reconcile) };
    case 'terminate':
      return { action, parameters: parse(none) };
    case 'suspend':
      return { action, parameters: parse(none) };
    default:
      return { action, parameters: parse(none) };
  }
}
