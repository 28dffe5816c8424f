import { InputError, NotAllowedError } from '@backstage/errors';
import {
  Deployment,
  DeploymentActionParameters,
} from '@backstage-gitops/plugin-gitops-common';
import { DetailsContext } from '../details/DetailsContext';
import { findWorkload, Workload } from '../details/findWorkload';
import { readResourceActions } from '../details/readResourceActions';

/**
 * The workload that an action names, of the Deployment and nobody else's.
 *
 * @throws InputError when it has no such action, or the action takes no parameters; NotAllowedError, which says
 * what to grant, when our account may not do it.
 */
export async function requireWorkload(
  context: DetailsContext,
  deployment: Deployment,
  options: {
    parameters: DeploymentActionParameters['resource-action'];
    signal: AbortSignal;
  },
): Promise<Workload> {
  const { parameters, signal } = options;
  const { resource: ref, name } = parameters;
  const subject = `${ref.kind} ${ref.name}`;
  const asked = { ref, signal };
  const offered = await readResourceActions(context, deployment, asked);
  const wanted = offered.find(each => each.name === name);
  if (!wanted) {
    throw new InputError(
      `${subject} has no action ${name}; it has ${
        offered.map(each => each.name).join(', ') || 'none'
      }.`,
    );
  }
  if (Object.keys(parameters.parameters ?? {}).length > 0) {
    throw new InputError(`${name} takes no parameters.`);
  }
  if (wanted.reason) throw new NotAllowedError(wanted.reason);
  const workload = await findWorkload(context, deployment, asked);
  if (!workload) throw new InputError(`${subject} cannot be acted on.`);
  return workload;
}
